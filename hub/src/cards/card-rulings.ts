import type { Status } from "@cardweave/shared/domain/bodies";
import type { Entry } from "@cardweave/shared/domain/entry";

const rulings = ["block", "unblock", "link", "unlink", "linked"] as const;

/** What every branch should know soon: that a card pays no more, again, or leads elsewhere. */
export function isRulingOnCard(what: Status["what"]): what is (typeof rulings)[number] {
  return rulings.some((one) => one === what);
}

export function isCardRuling({ entry: { body } }: { readonly entry: Entry }): boolean {
  return body.kind === "status" && isRulingOnCard(body.what);
}
