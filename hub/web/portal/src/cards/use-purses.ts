import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import type { Unit } from "@cardweave/shared/ui/format-amount";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useMemo } from "react";
import { readPurse } from "../network/purse-shapes.ts";

export interface NamedPurse {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly unit: Unit;
  /** Points and money say themselves what they are. */
  readonly isUsual: boolean;
}

export interface PurseNames {
  readonly get: (id: string) => NamedPurse;
  /** What value may be given on by hand. */
  readonly given: readonly NamedPurse[];
  /** Coupons that have gone out, in codes or on cards. */
  readonly coupons: readonly NamedPurse[];
}

const givenKinds: readonly string[] = ["money", "points", "stamps"];

function unitOf(kind: string, currency: string): Unit {
  if (kind === "money") return { kind, currency };
  return { kind: kind === "stamps" ? "stamps" : "points" };
}

/** Purses by the name that the reader's language has for them. */
export function usePurses(): PurseNames {
  const { language } = useLanguage();
  const { currency } = usePage();
  const rows = useRows("/v1/purses", readPurse).value;
  return useMemo(() => {
    const all = (rows ?? []).map(({ id, kind, name }) => ({
      id,
      kind,
      name: name[language],
      unit: unitOf(kind, currency),
      isUsual: id === kind,
    }));
    const known = new Map(all.map((purse) => [purse.id, purse]));
    const active = new Set(rows?.filter((row) => row.active).map(({ id }) => id));
    return {
      get: (id) =>
        known.get(id) ?? {
          id,
          name: id,
          kind: "points",
          unit: unitOf(id === "money" ? "money" : "points", currency),
          isUsual: true,
        },
      given: all.filter(({ id, kind }) => active.has(id) && givenKinds.includes(kind)),
      coupons: all.filter(({ kind }) => kind === "coupon"),
    };
  }, [rows, language, currency]);
}
