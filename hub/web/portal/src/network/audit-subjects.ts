import type { Api } from "@cardweave/shared/ui/api/call";
import { readPages } from "@cardweave/shared/ui/api/read-pages";
import { type Json, record } from "@cardweave/shared/ui/api/readers";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useLoad } from "@cardweave/shared/ui/hooks/use-load";
import type { Language } from "@cardweave/shared/ui/language";
import { useMemo } from "react";

interface Kind {
  /** Where their names are listed. */
  readonly list?: string;
  /** The page that shows one. */
  readonly page?: (id: string) => string;
}

function openAt(path: string): (id: string) => string {
  return (id) => `${path}?open=${encodeURIComponent(id)}`;
}

/** What an act can be about. */
const kinds: Readonly<Record<string, Kind>> = {
  article: { page: (id) => `/network/articles?article=${encodeURIComponent(id)}` },
  "article-group": { list: "/v1/article-groups", page: openAt("/network/article-groups") },
  batch: { page: openAt("/vouchers") },
  branch: { list: "/v1/branches", page: openAt("/network/branches") },
  campaign: { list: "/v1/campaigns", page: (id) => `/campaigns/${encodeURIComponent(id)}` },
  "campaign-group": { list: "/v1/campaign-groups" },
  "card-batch": { page: openAt("/cards/batches") },
  "card-design": { page: (id) => `/cards/designs/${encodeURIComponent(id)}` },
  "customer-group": { list: "/v1/customer-groups", page: openAt("/network/groups") },
  device: { list: "/v1/devices", page: openAt("/network/devices") },
  franchisee: { list: "/v1/franchisees", page: openAt("/network/franchisees") },
  goodwill: { page: (id) => `/cards/${encodeURIComponent(id)}` },
  holiday: { list: "/v1/holidays" },
  operator: { list: "/v1/operators", page: openAt("/network/staff") },
  policy: { page: (id) => `/network/rules?history=${encodeURIComponent(id)}` },
  "price-group": { list: "/v1/price-groups" },
  purse: { list: "/v1/purses", page: openAt("/network/purses") },
  region: { list: "/v1/regions", page: openAt("/network/regions") },
  "tier-programme": { list: "/v1/tiers", page: openAt("/network/tiers") },
  till: { list: "/v1/tills", page: openAt("/network/tills") },
  user: { list: "/v1/users", page: openAt("/network/users") },
  webhook: {
    list: "/v1/webhooks",
    page: (id) => `/network/webhooks/${encodeURIComponent(id)}`,
  },
};

/** The page that shows the thing; null where there is none. */
export function pageOf(thing: string, id: string): string | null {
  return kinds[thing]?.page?.(id) ?? null;
}

/** Lists in which the ones who act are. */
const people: readonly string[] = ["user", "operator"];

function idIn(row: Json): string | null {
  const id = row["id"] ?? row["purse"] ?? row["device"];
  return typeof id === "string" ? id : null;
}

/** A name, one in each language, or what somebody signs in with. */
function nameIn(row: Json, language: Language): string | null {
  const { name, login } = row;
  const own = typeof name === "object" && name !== null ? (name as Json)[language] : name;
  const found = own ?? login;
  return typeof found === "string" ? found : null;
}

export interface SubjectNames {
  /** What people call the thing of that kind; null where nobody told. */
  readonly of: (thing: string, id: string) => string | null;
  readonly person: (id: string) => string;
}

type Listed = readonly (readonly [thing: string, rows: readonly Json[]])[];

/** A list that cannot be read has no names, and its things keep their ids. */
async function readNames(api: Api, things: readonly string[]): Promise<Listed> {
  return await Promise.all(
    things.map(async (thing) => {
      const answer = await readPages(api, { path: kinds[thing]?.list ?? "", read: record });
      return [thing, answer.kind === "done" ? answer.value : []] as const;
    }),
  );
}

function namesIn(listed: Listed, language: Language): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [thing, rows] of listed) {
    for (const row of rows) {
      const [id, name] = [idIn(row), nameIn(row, language)];
      if (id !== null && name !== null) names.set(`${thing} ${id}`, name);
    }
  }
  return names;
}

/** The names of all things of these kinds and of whoever may have acted. */
export function useSubjectNames(things: ReadonlySet<string>): SubjectNames {
  const { language } = useLanguage();
  const wanted = [...new Set([...people, ...things])]
    .filter((thing) => kinds[thing]?.list !== undefined)
    .toSorted();
  const listed = useLoad<Listed>(wanted.join(" "), async (api) => {
    return { kind: "done", value: await readNames(api, wanted) };
  }).value;
  return useMemo(() => {
    const names = namesIn(listed ?? [], language);
    const of = (thing: string, id: string): string | null => names.get(`${thing} ${id}`) ?? null;
    return { of, person: (id) => of("user", id) ?? of("operator", id) ?? id };
  }, [listed, language]);
}
