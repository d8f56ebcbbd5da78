import { readableNumber } from "../domain/voucher/voucher-code.ts";

export type SlipLanguage = "de" | "en";

/** What stands on one slip. `value` in minor units; `expires` as `YYYY-MM-DD`, null for no end. */
export type VoucherSlip = {
  readonly number: string;
  readonly qr: string;
  readonly value: number;
  readonly expires: string | null;
};

/** What all slips of one print share. `title` is the operator's. */
export type SlipStyle = {
  readonly title: string;
  readonly design?: string | undefined;
  readonly currency: string;
  readonly language: SlipLanguage;
};

/** What makes a voucher somebody's: printed, and kept nowhere. */
export type Dedication = {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly message?: string | undefined;
};

const words = {
  de: { voucher: "Gutschein", until: "Gültig bis", to: "Für", from: "Von" },
  en: { voucher: "Gift voucher", until: "Valid until", to: "For", from: "From" },
} as const;

export type SlipTexts = {
  readonly title: string;
  readonly kind: string;
  readonly value: string;
  readonly number: string;
  readonly until: string | null;
  readonly dedication: readonly string[];
};

const formats = new Map<string, Intl.NumberFormat>();

/** 1500 of EUR as `15,00 €` or `€15.00`; how many minor units there are is the currency's. */
function writtenValue(value: number, { currency, language }: SlipStyle): string {
  const name = `${language} ${currency}`;
  const format =
    formats.get(name) ?? new Intl.NumberFormat(language, { style: "currency", currency });
  formats.set(name, format);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  // Some blanks in formats are no-break ones, which not every font has.
  return format.format(value / 10 ** digits).replace(/[\u00a0\u202f]/g, " ");
}

function writtenDay(day: string, language: SlipLanguage): string {
  const [year, month, date] = day.split("-");
  return language === "de" ? `${date}.${month}.${year}` : `${date}/${month}/${year}`;
}

export function slipTexts(
  slip: VoucherSlip,
  style: SlipStyle,
  { to, from, message }: Dedication = {},
): SlipTexts {
  const { language } = style;
  const word = words[language];
  const isSaid = (line: string | undefined): line is string => line !== undefined && line !== "";
  return {
    title: style.title,
    kind: style.design ?? word.voucher,
    value: writtenValue(slip.value, style),
    number: readableNumber(slip.number),
    until: slip.expires === null ? null : `${word.until} ${writtenDay(slip.expires, language)}`,
    dedication: [
      to === undefined ? undefined : `${word.to} ${to}`,
      message,
      from === undefined ? undefined : `${word.from} ${from}`,
    ].filter(isSaid),
  };
}
