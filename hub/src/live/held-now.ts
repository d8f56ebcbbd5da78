import type { PurseDefinition } from "@cardweave/shared/domain/control-bodies";
import type { LivePurse } from "@cardweave/shared/protocol/http/live";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { Share } from "./account-shares.ts";

const units: readonly string[] = ["money", "points", "stamps"];

/** What cards hold of each purse that customers know, money first. */
export function heldNow(
  { directory }: Replica,
  shares: readonly Share[],
  isSeen: (place: string) => boolean,
): readonly LivePurse[] {
  const seen = shares.filter(({ place }) => isSeen(place));
  const known = [...directory.purses.values()].filter(({ unit }) => units.includes(unit));
  const rank = ({ unit }: PurseDefinition) => units.indexOf(unit);
  return known.toSorted((a, b) => rank(a) - rank(b)).map((purse) => purseNow(purse, seen));
}

function purseNow({ id, unit, currency }: PurseDefinition, shares: readonly Share[]): LivePurse {
  const own = shares.filter(({ purse }) => purse === id);
  const sum = (kind: Share["kind"]) =>
    own.reduce((total, share) => (share.kind === kind ? total + share.amount : total), 0);
  const [paid, given, owed] = [sum("paid"), sum("given"), -sum("owed")];
  return { purse: id, unit, currency, balance: paid + given - owed, paid, given, owed };
}
