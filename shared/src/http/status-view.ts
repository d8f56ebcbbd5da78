import { type AccountState, emptyAccount } from "../domain/account.ts";
import type { Status } from "../domain/bodies.ts";
import type { DocId } from "../domain/ids.ts";
import { linkIn } from "../domain/links.ts";
import { type AccountStatus, isBlocked, saidOf } from "../domain/status.ts";
import type { AccountView, EntryView } from "../protocol/http/account.ts";
import type { Family } from "../replica/card-family.ts";

type StatusView = Pick<
  AccountView,
  "status" | "customerGroup" | "tier" | "personal" | "pin" | "leadsTo" | "linked"
>;

/** The account that a card is for, then what is linked to it. */
export function accountsOf({ account, members, states }: Family): readonly AccountState[] {
  return [account, ...members].map((doc) => states.get(doc) ?? emptyAccount(doc));
}

/** `blocked` when the number shown is, or the account that it leads to. */
export function statusView({ shown, account, members, states }: Family): StatusView {
  const of = (doc: DocId): AccountStatus => states.get(doc)?.status ?? {};
  const reasonOf = (doc: DocId) => linkIn(of(doc))?.reason ?? "";
  return {
    status: [shown, account].some((doc) => isBlocked(of(doc))) ? "blocked" : "active",
    customerGroup: saidOf(of(account), "group"),
    tier: saidOf(of(account), "tier"),
    personal: saidOf(of(account), "personal") !== null,
    pin: [shown, account].some((doc) => saidOf(of(doc), "pin") !== null),
    leadsTo: shown === account ? null : { reason: reasonOf(shown), from: shown },
    linked: members.map((doc) => ({ account: doc, reason: reasonOf(doc) })),
  };
}

type StatusEntry = Pick<EntryView, "kind" | "purse" | "amount" | "reason" | "says">;

/** What a PIN's verifier is, nobody needs to see. */
export function statusEntry({ what, value, link }: Status): StatusEntry {
  const shown = what === "pin" ? (value === null ? "cleared" : "set") : value;
  const says = link === null ? shown : [shown, link].filter((part) => part !== null).join(" ");
  return { kind: "status", purse: null, amount: 0, reason: what, says };
}
