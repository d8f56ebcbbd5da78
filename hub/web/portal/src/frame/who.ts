import { list, type Read, shape, text } from "@cardweave/shared/ui/api/readers";
import type { Role } from "./page-entry.ts";

export interface Who {
  readonly user: { readonly id: string; readonly login: string; readonly role: string };
  /** Empty means all. */
  readonly branches: readonly string[];
  readonly regions: readonly string[];
  readonly currency: string;
  readonly zone: string;
  readonly networkName: string;
}

export const readWho: Read<Who> = shape({
  user: shape({ id: text, login: text, role: text }),
  branches: list(text),
  regions: list(text),
  currency: text,
  zone: text,
  networkName: text,
});

export function hasRole(who: Who, roles: readonly Role[]): boolean {
  return roles.some((role) => role === who.user.role);
}
