import { orNull, shape, text } from "@cardweave/shared/ui/api/readers";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useMemo } from "react";
import {
  type Named,
  type PurseName,
  readNamed,
  readNamedIn,
  readPurseIn,
} from "./campaign-shapes.ts";

export interface BranchName extends Named {
  readonly region: string | null;
}

const readBranch = shape({ id: text, name: text, region: orNull(text) });
const purseBy = { de: readPurseIn("de"), en: readPurseIn("en") } as const;
const byLanguage = { de: readNamedIn("de"), en: readNamedIn("en") } as const;

export interface Names {
  readonly branches: readonly BranchName[];
  readonly regions: readonly Named[];
  /** What people call what an id names. */
  readonly nameOf: (id: string) => string;
}

export function useNames(): Names {
  const branches = useRows("/v1/branches", readBranch).value;
  const regions = useRows("/v1/regions", readNamed).value;
  return useMemo(() => {
    const names = new Map(
      [...(branches ?? []), ...(regions ?? [])].map(({ id, name }) => [id, name]),
    );
    return {
      branches: branches ?? [],
      regions: regions ?? [],
      nameOf: (id) => names.get(id) ?? id,
    };
  }, [branches, regions]);
}

export interface Offers {
  readonly articleGroups: readonly Named[];
  readonly customerGroups: readonly Named[];
  readonly purses: readonly PurseName[];
}

/** What a campaign may name besides places. */
export function useOffers(): Offers {
  const { language } = useLanguage();
  const read = byLanguage[language];
  const articleGroups = useRows("/v1/article-groups", read).value;
  const customerGroups = useRows("/v1/customer-groups", read).value;
  const purses = useRows("/v1/purses", purseBy[language]).value;
  return useMemo(
    () => ({
      articleGroups: articleGroups ?? [],
      customerGroups: customerGroups ?? [],
      purses: purses ?? [],
    }),
    [articleGroups, customerGroups, purses],
  );
}
