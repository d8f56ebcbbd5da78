import { list, orNull, shape, text } from "@cardweave/shared/ui/api/readers";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useMemo } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import {
  type Named,
  type PurseName,
  readNamed,
  readNamedIn,
  readPurseIn,
} from "./campaign-shapes.ts";

export interface BranchName extends Named {
  readonly region: string | null;
  /** Null for one of headquarters' own. */
  readonly franchisee: string | null;
}

const readBranch = shape({
  id: text,
  name: text,
  region: orNull(text),
  franchisee: orNull(text),
});
const purseBy = { de: readPurseIn("de"), en: readPurseIn("en") } as const;
const tiersBy = {
  de: shape({ tiers: list(readNamedIn("de")) }),
  en: shape({ tiers: list(readNamedIn("en")) }),
} as const;
const byLanguage = { de: readNamedIn("de"), en: readNamedIn("en") } as const;

export interface Names {
  readonly branches: readonly BranchName[];
  readonly regions: readonly Named[];
  readonly franchisees: readonly Named[];
  /** What people call what an id names. */
  readonly nameOf: (id: string) => string;
}

export function useNames(): Names {
  const branches = useRows("/v1/branches", readBranch).value;
  const regions = useRows("/v1/regions", readNamed).value;
  const franchisees = useRows("/v1/franchisees", readNamed).value;
  return useMemo(() => {
    const names = new Map(
      [...(branches ?? []), ...(regions ?? []), ...(franchisees ?? [])].map(({ id, name }) => [
        id,
        name,
      ]),
    );
    return {
      branches: branches ?? [],
      regions: regions ?? [],
      franchisees: franchisees ?? [],
      nameOf: (id) => names.get(id) ?? id,
    };
  }, [branches, regions, franchisees]);
}

export interface Offers {
  readonly articleGroups: readonly Named[];
  readonly customerGroups: readonly Named[];
  readonly purses: readonly PurseName[];
  /** Of all tier programmes. */
  readonly tiers: readonly Named[];
}

/** What a campaign may name besides places. */
export function useOffers(): Offers {
  const { language } = useLanguage();
  const read = byLanguage[language];
  const articleGroups = useRows("/v1/article-groups", read).value;
  const customerGroups = useRows("/v1/customer-groups", read).value;
  const purses = useRows("/v1/purses", purseBy[language]).value;
  const programmes = useRows("/v1/tiers", tiersBy[language]).value;
  return useMemo(
    () => ({
      articleGroups: articleGroups ?? [],
      customerGroups: customerGroups ?? [],
      purses: purses ?? [],
      tiers: (programmes ?? []).flatMap(({ tiers }) => tiers),
    }),
    [articleGroups, customerGroups, purses, programmes],
  );
}

/** What people call all that a campaign names, as its sentence says it. */
export function useWording(): Names["nameOf"] {
  const { who } = usePortal();
  const { nameOf } = useNames();
  const { articleGroups, customerGroups, purses, tiers } = useOffers();
  return useMemo(() => {
    const others = [...articleGroups, ...customerGroups, ...purses, ...tiers];
    const names = new Map(others.map(({ id, name }) => [id, name]));
    return (id) => (id === "hq" ? who.networkName : (names.get(id) ?? nameOf(id)));
  }, [nameOf, articleGroups, customerGroups, purses, tiers, who.networkName]);
}
