import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { dayIn } from "@cardweave/shared/domain/time";
import { type VoucherTerms, voucherLots } from "@cardweave/shared/domain/voucher/make-voucher";
import { inactivePurse, voucherPurse } from "@cardweave/shared/domain/voucher/voucher";
import { voucherQr } from "@cardweave/shared/domain/voucher/voucher-code";
import type { Principal } from "@cardweave/shared/http/principal";
import { voucherScheme } from "@cardweave/shared/http/voucher/replica-vouchers";
import type { VoucherFile } from "@cardweave/shared/http/voucher/voucher-services";
import { voucherSheets } from "@cardweave/shared/printing/voucher-pdf";
import type { SlipStyle, VoucherSlip } from "@cardweave/shared/printing/voucher-slip";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  BatchFileQuery,
  NewVoucherBatch,
  VoucherBatchView,
} from "@cardweave/shared/protocol/http/voucher-batch";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { Batch } from "./batch-book.ts";
import type { Asking, BatchDesk } from "./batch-desk.ts";
import type { BatchContent } from "./batch-maker.ts";

/** What is kept of an order; `expires` is what is printed, `holder` who may sell. */
type Details = Required<Pick<NewVoucherBatch, "branch" | "price" | "value" | "currency">> & {
  readonly holder: DeviceId;
  readonly expires: string | null;
  readonly tax: "single" | "multi" | null;
  readonly funder: string | null;
  readonly design: string | null;
  /** The day of the order: a batch that is completed later has the same lots. */
  readonly day: string;
};

/** Pre-printed vouchers: ordered at headquarters, sold by the branch they are delivered to. */
export class VoucherBatches {
  readonly #replica: Replica;
  readonly #batches: BatchDesk;

  constructor(replica: Replica, batches: BatchDesk) {
    this.#replica = replica;
    this.#batches = batches;
  }

  async order(request: NewVoucherBatch, asking: Asking): Promise<Result<VoucherBatchView>> {
    const details = this.#details(request);
    if (!details.ok) return details;
    const text = JSON.stringify(details.value);
    const batch = this.#batches.order(asking, {
      kind: "voucher",
      details: text,
      count: request.count,
    });
    return batch.ok ? ok(this.#view(batch.value)) : batch;
  }

  #details(request: NewVoucherBatch): Result<Details> {
    const { branch, price, value, currency, tax, funder, design } = request;
    const { directory, ports } = this.#replica;
    const known = directory.purses.get(voucherPurse)?.currency;
    if (known !== currency) return wrong("currency", `vouchers are in ${known ?? "none"}`);
    if (!directory.branches.has(branch)) return wrong("branch", "no such branch");
    const holder = this.#deviceOf(branch);
    if (holder === undefined) return wrong("branch", "has no device yet that could sell them");
    const day = dayIn(directory.network?.zone ?? "UTC", ports.clock.now());
    const parts = voucherLots(request, day);
    if (!parts.ok) return parts;
    const expires = parts.value[0]?.lot.expires ?? null;
    const rest = { tax: tax ?? null, funder: funder ?? null, design: design ?? null };
    return ok({ branch, price, value, currency, holder, expires, ...rest, day });
  }

  /** The branch's node; the youngest one where there have been several. */
  #deviceOf(branch: string): DeviceId | undefined {
    const now = this.#replica.ports.clock.now();
    const isGood = (one: Certificate) =>
      one.role === "node" && one.branch === branch && (one.until === null || one.until > now);
    return [...this.#replica.directory.devices.values()]
      .filter(isGood)
      .toSorted((a, b) => b.from - a.from)[0]?.device;
  }

  async find(id: string): Promise<Result<VoucherBatchView>> {
    const batch = this.#batches.find(id, "voucher");
    return batch.ok ? ok(this.#view(batch.value)) : batch;
  }

  async list(page: ListQuery): Promise<Result<Listed<VoucherBatchView>>> {
    const list = this.#batches.list("voucher", page);
    if (!list.ok) return list;
    const { items, next } = list.value;
    return ok({ items: items.map((batch) => this.#view(batch)), next });
  }

  #view(batch: Batch): VoucherBatchView {
    const { branch, price, value, currency, expires, design } = detailsOf(batch);
    const terms = { branch, price, value, currency, expires, design };
    return { ...this.#batches.progress(batch), ...terms };
  }

  async file(id: string, query: BatchFileQuery, by: Principal): Promise<Result<VoucherFile>> {
    const batch = this.#batches.find(id, "voucher");
    if (!batch.ok) return batch;
    const part = { from: query.from - 1, count: query.count ?? batch.value.count };
    const numbers = this.#batches.handOut(batch.value, by, part);
    if (!numbers.ok) return numbers;
    const slips = this.#slips(batch.value, numbers.value);
    const name = `vouchers-${id}`;
    if (query.format === "csv") {
      const bytes = Buffer.from(csvOf(slips, detailsOf(batch.value)), "utf8");
      return ok({ media: "text/csv; charset=utf-8", bytes, name: `${name}.csv` });
    }
    const bytes = await this.#sheets(batch.value, slips, query.language);
    return ok({ media: "application/pdf", bytes, name: `${name}.pdf` });
  }

  #slips(batch: Batch, numbers: readonly string[]): readonly VoucherSlip[] {
    const { value, expires } = detailsOf(batch);
    const { domain } = this.#replica.directory.policy;
    return numbers.map((number) => ({ number, qr: voucherQr(domain, number), value, expires }));
  }

  #sheets(
    batch: Batch,
    slips: readonly VoucherSlip[],
    language: SlipStyle["language"],
  ): Promise<Uint8Array> {
    const { currency, design } = detailsOf(batch);
    const { directory, ports } = this.#replica;
    const title = directory.network?.name ?? "";
    const style = { title, currency, language, ...(design === null ? {} : { design }) };
    const pause = () => new Promise<void>((resolve) => ports.timers.after(0, resolve));
    return voucherSheets(slips, style, { now: ports.clock.now(), pause });
  }
}

function wrong(field: string, reason: string): Result<never> {
  return refused("invalid", { fields: [{ field, reason }] });
}

function detailsOf({ details }: Batch): Details {
  return JSON.parse(details) as Details;
}

/** What each voucher of a batch holds until it is sold. */
export function voucherContent(batch: Batch): BatchContent {
  const { branch, price, value, expires, tax, funder, holder, day } = detailsOf(batch);
  const terms: VoucherTerms = { price, value, expires, funder, ...(tax === null ? {} : { tax }) };
  const parts = voucherLots(terms, day);
  return {
    scheme: voucherScheme,
    purse: inactivePurse,
    reason: "voucher-made",
    parts: parts.ok
      ? parts.value.map(({ lot, amount }) => ({ lot: { issuer: branch, ...lot }, amount }))
      : [],
    holderOf: async () => holder,
  };
}

function csvOf(
  slips: readonly VoucherSlip[],
  { price, currency }: Pick<Details, "price" | "currency">,
): string {
  const head = "number,qr,price,value,currency,expires";
  const rows = slips.map(({ number, qr, value, expires }) =>
    [number, qr, price, value, currency, expires ?? ""].join(","),
  );
  return [head, ...rows, ""].join("\r\n");
}
