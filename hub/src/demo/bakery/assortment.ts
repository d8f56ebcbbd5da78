import { demoArticles } from "../demo-articles.ts";

/** What the bakery sells. */
export type BakeryArticle = {
  readonly id: string;
  readonly de: string;
  readonly en: string;
  readonly group: string;
  /** Minor units, with VAT. */
  readonly price: number;
  readonly taxCode: string;
  /** How often it is bought beside others of its group. */
  readonly liked: number;
};

/** The shelves of the demo network, the favourites of each group first. */
export const assortment: readonly BakeryArticle[] = readShelves(demoArticles());

function readShelves(list: string): readonly BakeryArticle[] {
  const [header = "", ...rows] = list.split("\n");
  const names = header.split(";");
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const cells = row.split(";");
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    const group = cell("group");
    const place = seen.get(group) ?? 0;
    seen.set(group, place + 1);
    return {
      id: cell("id"),
      de: cell("name_de"),
      en: cell("name_en"),
      group,
      taxCode: cell("tax"),
      price: Math.round(Number(cell("unit_price").replace(",", ".")) * 100),
      liked: 1 / (1 + place / 2),
    };
  });
}

type Often = { readonly morning: number; readonly noon: number; readonly evening: number };

const groups: Readonly<Record<string, Often>> = {
  bread: { morning: 2, noon: 2, evening: 9 },
  rolls: { morning: 16, noon: 6, evening: 3 },
  cake: { morning: 1, noon: 5, evening: 8 },
  snacks: { morning: 6, noon: 10, evening: 3 },
  coffee: { morning: 12, noon: 8, evening: 6 },
  drinks: { morning: 1, noon: 5, evening: 2 },
  kiosk: { morning: 2, noon: 1, evening: 0 },
  tobacco: { morning: 0.5, noon: 0.5, evening: 0.5 },
};

/** Rolls in the morning, something on one's hand at noon, bread on the way home. */
export function demandAt(hour: number): (article: BakeryArticle) => number {
  const part = hour < 11 ? "morning" : hour < 15 ? "noon" : "evening";
  return ({ group, liked }) => (groups[group]?.[part] ?? 0) * liked;
}
