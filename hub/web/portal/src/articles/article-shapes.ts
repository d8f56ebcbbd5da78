import {
  list,
  moment,
  orNull,
  type Read,
  record,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

interface Names {
  readonly de: string;
  readonly en: string;
}

export interface Article {
  readonly id: string;
  readonly name: Names;
  readonly group: string | null;
  readonly taxCode: string | null;
  readonly codes: readonly string[];
  readonly active: boolean;
  /** Minor units; null where the till asks for it. */
  readonly unitPrice: number | null;
  readonly lowest30: number | null;
  readonly byWeight: boolean;
  /** By price group, now. */
  readonly prices: Prices;
  readonly history: readonly ArticlePrice[];
  /** The ETag. */
  readonly version: string;
}

type Prices = Readonly<Record<string, number>>;

export interface ArticlePrice {
  /** Unit: ms since 1970. */
  readonly from: number;
  readonly unitPrice: number | null;
  readonly prices: Prices;
}

function readPrices(value: unknown): Prices {
  return Object.fromEntries(Object.entries(record(value)).map(([id, one]) => [id, whole(one)]));
}

const names = shape({ de: text, en: text });

export const readArticle: Read<Article> = shape({
  id: text,
  name: names,
  group: orNull(text),
  taxCode: orNull(text),
  codes: list(text),
  active: yes,
  unitPrice: orNull(whole),
  lowest30: orNull(whole),
  byWeight: yes,
  prices: readPrices,
  history: list(shape({ from: moment, unitPrice: orNull(whole), prices: readPrices })),
  version: text,
});

export interface ArticleGroup {
  readonly id: string;
  readonly name: Names;
  readonly parent: string | null;
  readonly protectedBy: string | null;
  readonly active: boolean;
  readonly version: string;
}

export const readArticleGroup: Read<ArticleGroup> = shape({
  id: text,
  name: names,
  parent: orNull(text),
  protectedBy: orNull(text),
  active: yes,
  version: text,
});

export interface UploadReport {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly ended: number;
  readonly refused: number;
  readonly rejects: readonly {
    readonly line: number;
    readonly field: string;
    readonly reason: string;
  }[];
  readonly unknownColumns: readonly string[];
}

export const readReport: Read<UploadReport> = shape({
  added: whole,
  changed: whole,
  same: whole,
  ended: whole,
  refused: whole,
  rejects: list(shape({ line: whole, field: text, reason: text })),
  unknownColumns: list(text),
});

export interface PriceGroup {
  readonly id: string;
  readonly name: Names;
  readonly active: boolean;
}

export const readPriceGroup: Read<PriceGroup> = shape({ id: text, name: names, active: yes });
