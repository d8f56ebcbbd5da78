import { ownNumber } from "@cardweave/shared/domain/card";
import { demoArticles, demoLaws, demoSorts } from "../demo-articles.ts";
import { bakeryDay } from "./bakery-day.ts";
import { exampleCampaigns } from "./example-campaigns.ts";
import { below, seeded } from "./seeded.ts";
import { type SalesForm, salesForms, writeSales } from "./write-sales.ts";

/** A branch of the example, with the till that it has bought. */
export type ExampleBranch = {
  readonly branch: string;
  readonly receipts: number;
  readonly seed: number;
  readonly form: SalesForm;
};

export const exampleBranches: readonly ExampleBranch[] = [
  { branch: "nord", receipts: 310, seed: 1, form: salesForms.german },
  { branch: "markt", receipts: 340, seed: 2, form: salesForms.english },
  { branch: "hafen", receipts: 290, seed: 3, form: salesForms.tabbed },
];

/** A Friday. */
const exampleDay = "2026-11-20";
const cardCount = 120;

export type SalesWishes = ExampleBranch & {
  /** In front of the receipts' numbers. */
  readonly prefix?: string;
  readonly day: string;
  readonly cards: readonly string[];
};

/** A day of one branch as its till would export it. */
export function exampleSales({ branch, form, day, prefix = "", ...of }: SalesWishes): string {
  const tills = [`${branch}-1`, `${branch}-2`];
  return writeSales(day, bakeryDay({ ...of, tills, prefix }), form);
}

function exampleGroups(): readonly object[] {
  return demoSorts.map(({ id, de, en, parent = null }) => {
    return { id, name: { de, en }, parent, protectedBy: demoLaws[id] ?? null };
  });
}

/** What an old system's cards hold. */
function exampleBalances(cards: readonly string[]): string {
  const dice = seeded(4);
  const rows = cards.flatMap((number) => {
    const points = `own;${number};points;${5 + below(dice, 200)};`;
    const money = `own;${number};money;${500 + 50 * below(dice, 80)};`;
    return dice() < 0.3 ? [points, money] : [points];
  });
  return `${["scheme;number;purse;amount;expires", ...rows].join("\n")}\n`;
}

function exampleCards(): readonly string[] {
  const dice = seeded(5);
  return Array.from({ length: cardCount }, () =>
    ownNumber(Uint8Array.from({ length: 10 }, () => below(dice, 256))),
  );
}

/** All files of the example, by name. */
export function exampleFiles(): Readonly<Record<string, string>> {
  const cards = exampleCards();
  const sales = exampleBranches.map((one) => {
    return [`sales-${one.branch}.csv`, exampleSales({ ...one, day: exampleDay, cards })] as const;
  });
  return {
    "article-groups.json": json(exampleGroups()),
    "articles.csv": `${demoArticles()}\n`,
    "balances.csv": exampleBalances(cards),
    "campaigns.json": json(exampleCampaigns),
    ...Object.fromEntries(sales),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
