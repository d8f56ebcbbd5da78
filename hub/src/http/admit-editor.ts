import type { IncomingMessage } from "node:http";
import { authorise } from "@cardweave/shared/http/authorise";
import type { Authenticate, Principal, Role } from "@cardweave/shared/http/principal";
import type { Editor } from "../campaigns/live/editor.ts";
import { network } from "./roles.ts";

export type AdmissionParts = {
  readonly authenticate: Authenticate;
  /** Name of the session cookie. */
  readonly cookie: string;
  readonly nameOf: (principal: Principal) => Promise<string | undefined>;
};

const editors: readonly Role[] = [...network, "manager"];

/** Who may edit drafts together, by their session or a token; which drafts is settled for each. */
export async function admitEditor(
  request: IncomingMessage,
  { authenticate, cookie, nameOf }: AdmissionParts,
): Promise<Editor | 401 | 403> {
  const ask = () => authorise({ roles: editors }, request, { authenticate, cookie });
  const asked = await ask();
  if (!asked.ok) return asked.error.code === "not-allowed" ? 403 : 401;
  const by = asked.value.principal;
  if (by?.user === undefined) return 403;
  const stands = async (): Promise<boolean> => (await ask()).ok;
  return { by, name: (await nameOf(by)) ?? by.user, stands };
}
