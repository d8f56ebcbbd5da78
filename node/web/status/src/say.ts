import { formatAmount } from "@cardweave/shared/ui/format-amount";
import { formatAge, formatMoment } from "@cardweave/shared/ui/format-time";
import { type Language, localeOf } from "@cardweave/shared/ui/language";
import { type StatusTexts, statusTexts } from "./status-texts.ts";

/** How this page writes: in one language and in the branch's own zone. */
export interface Say {
  readonly language: Language;
  readonly texts: StatusTexts;
  readonly when: (at: number) => string;
  readonly age: (at: number) => string;
  readonly bytes: (count: number) => string;
  readonly amount: (purse: string, amount: number) => string;
}

export interface SayFacts {
  readonly language: Language;
  readonly zone: string;
  readonly currency: string;
  readonly now: number;
}

export function sayWith({ language, zone, currency, now }: SayFacts): Say {
  return {
    language,
    texts: statusTexts[language],
    when: (at) => formatMoment(at, now, { language, zone }),
    age: (at) => formatAge(at, now, language),
    bytes: (count) => formatBytes(count, language),
    amount: (purse, amount) => amountOf(purse, amount, { language, currency }),
  };
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "1.2 GB", by thousands as makers of disks count. */
function formatBytes(count: number, language: Language): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  const format = new Intl.NumberFormat(localeOf(language), {
    style: "unit",
    unit: units[power] ?? "byte",
    maximumFractionDigits: power > 2 ? 1 : 0,
  });
  return format.format(count / 1_000 ** power);
}

function amountOf(
  purse: string,
  amount: number,
  { language, currency }: Pick<SayFacts, "language" | "currency">,
): string {
  const [kind = ""] = purse.split(":");
  if (kind === "money") return formatAmount(amount, { kind: "money", currency }, language);
  const unit = kind === "stamps" ? "stamps" : "points";
  return formatAmount(amount, { kind: unit }, language);
}
