import { tokenHash } from "@cardweave/shared/http/people";

/** The version is made of what it names, so that equal states have equal versions. */
export function stateVersion(state: object): string {
  return tokenHash(JSON.stringify(state)).slice(0, 16);
}
