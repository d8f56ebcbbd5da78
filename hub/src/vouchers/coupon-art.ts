import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { couponPurse } from "@cardweave/shared/domain/campaigns/effects/issue";
import { eanCheck } from "@cardweave/shared/domain/card";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { sheetText } from "@cardweave/shared/domain/sheet-text";
import { couponQr, readableNumber } from "@cardweave/shared/domain/voucher/voucher-code";
import type { Principal } from "@cardweave/shared/http/principal";
import type { VoucherFile } from "@cardweave/shared/http/voucher/voucher-services";
import { type CouponSlip, couponPdf, couponSvg } from "@cardweave/shared/printing/coupon-slip";
import type { CouponArtQuery, CouponMailQuery } from "@cardweave/shared/protocol/http/coupon";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { BatchDesk } from "./batch-desk.ts";

const words = {
  de: {
    until: "Gültig bis",
    subject: (name: string) => `Ihr Coupon: ${name}`,
    body: (name: string, link: string, code: string) =>
      `Guten Tag,\n\nhier ist Ihr Coupon „${name}“: ${link}\n` +
      `Zeigen Sie ihn an der Kasse vor oder nennen Sie den Code ${code}. Er gilt einmal.`,
  },
  en: {
    until: "Valid until",
    subject: (name: string) => `Your coupon: ${name}`,
    body: (name: string, link: string, code: string) =>
      `Hello,\n\nhere is your coupon “${name}”: ${link}\n` +
      `Show it at the till or say the code ${code}. It works once.`,
  },
} as const;

export type CouponArtParts = {
  readonly replica: Replica;
  readonly batches: BatchDesk;
};

/** Coupons as they go out: printed for everybody, or by e-mail with a code for each. */
export class CouponArt {
  readonly #parts: CouponArtParts;

  constructor(parts: CouponArtParts) {
    this.#parts = parts;
  }

  /** Of a coupon whose code anybody may name. */
  async artwork(coupon: string, query: CouponArtQuery): Promise<Result<VoucherFile>> {
    const campaign = this.#campaign(coupon);
    if (campaign?.trigger === undefined) return refused("not-found");
    const { trigger, name, time } = campaign;
    if ((trigger.use ?? "code") !== "code") {
      return refused("conflict", { reason: "its codes are each somebody's", use: trigger.use });
    }
    const { directory, ports } = this.#parts.replica;
    const symbol = symbolOf(trigger.coupon, query, directory.policy.domain);
    if (symbol === undefined) {
      const reason = "the code has characters that no bar code can say";
      return refused("invalid", { fields: [{ field: "symbol", reason }] });
    }
    const slip: CouponSlip = {
      title: directory.network?.name ?? "",
      name,
      code: trigger.coupon,
      symbol,
      until: untilOf(time?.dateTo ?? null, query.language),
    };
    const file = `coupon-${coupon}.${query.format}`;
    if (query.format === "pdf") {
      const bytes = await couponPdf(slip, ports.clock.now());
      return ok({ media: "application/pdf", bytes, name: file });
    }
    return ok({ media: "image/svg+xml", bytes: Buffer.from(couponSvg(slip)), name: file });
  }

  /** A batch's codes with their links and a letter for each, as CSV for a mailing. */
  async mails(id: string, query: CouponMailQuery, by: Principal): Promise<Result<VoucherFile>> {
    const { batches, replica } = this.#parts;
    const batch = batches.find(id, "coupon");
    if (!batch.ok) return batch;
    const part = { from: query.from - 1, count: query.count ?? batch.value.count };
    const numbers = batches.handOut(batch.value, by, part);
    if (!numbers.ok) return numbers;
    const { coupon, expires } = JSON.parse(batch.value.details) as BatchDetails;
    const name = this.#nameOf(coupon);
    const { domain } = replica.directory.policy;
    const rows = numbers.value.map((number) =>
      rowOf({ number, link: couponQr(domain, number), name, expires }, query.language),
    );
    const text = ["number,link,expires,subject,body,mailto", ...rows, ""].join("\r\n");
    const media = "text/csv; charset=utf-8";
    return ok({ media, bytes: Buffer.from(text, "utf8"), name: `coupon-mails-${id}.csv` });
  }

  #campaign(coupon: string): Campaign | undefined {
    const { campaigns } = this.#parts.replica.campaigns.current;
    return campaigns.find(({ campaign }) => campaign.id === coupon)?.campaign;
  }

  #nameOf(coupon: string): string {
    const purse = this.#parts.replica.directory.purses.get(couponPurse(coupon));
    return this.#campaign(coupon)?.name ?? purse?.nameDe ?? coupon;
  }
}

type BatchDetails = { readonly coupon: string; readonly expires: string | null };

/** Undefined where the bar code cannot say it. */
function symbolOf(
  code: string,
  { symbol }: CouponArtQuery,
  domain: string,
): CouponSlip["symbol"] | undefined {
  if (symbol === "qr") return { kind: "qr", text: couponQr(domain, code) };
  if (isEan13(code)) return { kind: "ean13", text: code };
  return /^[\x20-\x7e]{1,40}$/.test(code) ? { kind: "code128", text: code } : undefined;
}

function isEan13(code: string): boolean {
  return /^\d{13}$/.test(code) && eanCheck(code.slice(0, 12)) === code.slice(12);
}

type Language = keyof typeof words;

function untilOf(day: string | null, language: Language): string | null {
  if (day === null) return null;
  const [year, month, date] = day.split("-");
  const written = language === "de" ? `${date}.${month}.${year}` : `${date}/${month}/${year}`;
  return `${words[language].until} ${written}`;
}

type Mailed = {
  readonly number: string;
  readonly link: string;
  readonly name: string;
  readonly expires: string | null;
};

function rowOf({ number, link, name, expires }: Mailed, language: Language): string {
  const { subject, body } = words[language];
  const until = untilOf(expires, language);
  const said = body(name, link, readableNumber(number));
  const letter = until === null ? said : `${said} ${until}.`;
  const title = subject(name);
  const mailto = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(letter)}`;
  return [number, link, expires ?? "", title, letter, mailto].map(quoted).join(",");
}

function quoted(cell: string): string {
  const text = sheetText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
