import type { LiveEvent } from "@cardweave/shared/http/services";
import type { Change } from "@cardweave/shared/replica/replica";

/** What headquarters keeps lists of; articles and campaigns are told in their own ways. */
const listed: ReadonlySet<string> = new Set([
  "region",
  "branch",
  "certificate",
  "till",
  "operator",
  "purse",
  "customerGroup",
  "articleGroup",
  "priceGroup",
  "policy",
]);

/** One for each kind that a change touches: a page reads its list again, whatever the rows say. */
export function networkNews({ control, settled }: Change): readonly LiveEvent[] {
  if (!control) return [];
  const kinds = settled
    .filter(({ verdict }) => verdict === "valid")
    .map(({ signed }) => signed.entry.body.kind)
    .filter((kind) => listed.has(kind));
  return [...new Set(kinds)].map((kind) => ({ name: "network", data: { kind } }));
}
