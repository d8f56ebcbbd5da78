import { type Instant, instant } from "../../domain/measure.ts";
import type { ReceiptView } from "../../protocol/http/receipt.ts";
import { type Gathered, gatherReceipts, type SaleRules } from "./gather-receipts.ts";
import {
  type PlannedReceipt,
  type PlannedReturn,
  type PosReceipt,
  planReceipt,
  type ReceiptReason,
} from "./plan-receipt.ts";
import { reversalOf, saleRequestOf } from "./sale-request.ts";
import type { DeskAnswer, SalesDesk } from "./sales-desk.ts";

export type SalesParts = SaleRules & {
  readonly desk: SalesDesk;
  readonly currency: string;
  /** Looks and books nothing. */
  readonly dryRun?: boolean;
  readonly tell: (outcome: ReceiptOutcome) => Promise<void>;
  readonly progress: (counts: SalesCounts, receipts: number) => void;
};

/** What became of a receipt, or of what came back with it; a loose row has no receipt. */
export type ReceiptOutcome = {
  readonly lines: readonly number[];
  readonly till: string;
  readonly number: string;
  readonly what: "sale" | "return" | "row";
  readonly outcome: "booked" | "replayed" | "cancelled" | "refused";
  readonly reason: ReceiptReason | ReturnReason | string | null;
  readonly detail: string;
  readonly net: number;
};

type ReturnReason = "original-unknown" | "not-on-original";

export type SalesCounts = {
  readonly booked: number;
  readonly replayed: number;
  readonly returned: number;
  /** All of it was taken off again before the customer paid. */
  readonly cancelled: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Minor units, of what this run has booked. */
  readonly net: number;
  readonly earned: Readonly<Record<string, number>>;
  /** What tills took from cards that did not hold it, minor units: for somebody to settle. */
  readonly unsettled: number;
};

export type SalesReport = SalesCounts & {
  readonly rows: number;
  readonly receipts: number;
  readonly unknownColumns: readonly string[];
};

/** So many bookings are under way at once; a node takes them one after the other. */
const mostAtOnce = 8;
const none = { reason: null, detail: "", net: 0 } as const;

/**
 * Books a day of a till that is not connected, each receipt once under its own number however
 * often the file is read. Source: SPEC R810.
 * @throws NoSales when the file has no header that names what is needed.
 * @throws NodeAway when the node stops answering; what was booked until then is told.
 */
export class SalesImport {
  readonly #parts: SalesParts;
  readonly #counts = { booked: 0, replayed: 0, returned: 0, cancelled: 0, net: 0, unsettled: 0 };
  readonly #refused: Record<string, number> = {};
  readonly #earned: Record<string, number> = {};
  readonly #lastAt = new Map<string, Instant>();
  readonly #underWay = new Set<Promise<void>>();
  #fault: { readonly of: unknown } | null = null;

  constructor(parts: SalesParts) {
    this.#parts = parts;
  }

  async run(chunks: AsyncIterable<Uint8Array>): Promise<SalesReport> {
    const { rows, receipts, loose, unknownColumns } = await gatherReceipts(chunks, this.#parts);
    await this.#tellLoose(loose);
    try {
      for (const [done, receipt] of receipts.entries()) {
        await this.#take(receipt);
        this.#parts.progress(this.counts, done / receipts.length);
      }
    } finally {
      await Promise.all(this.#underWay);
    }
    this.#rethrow();
    this.#parts.progress(this.counts, 1);
    return { ...this.counts, rows, receipts: receipts.length, unknownColumns };
  }

  get counts(): SalesCounts {
    return { ...this.#counts, refused: { ...this.#refused }, earned: { ...this.#earned } };
  }

  async #tellLoose(loose: Gathered["loose"]): Promise<void> {
    for (const { line, reason } of loose) {
      const nowhere = { lines: [line], till: "", number: "", what: "row" as const };
      await this.#note({ ...nowhere, outcome: "refused", ...none, reason });
    }
  }

  async #take(receipt: PosReceipt): Promise<void> {
    this.#rethrow();
    const after = this.#lastAt.get(receipt.till) ?? instant(0);
    const plan = planReceipt(receipt, after);
    if (typeof plan === "string") return this.#note({ ...named(receipt), ...refusedFor(plan) });
    this.#lastAt.set(receipt.till, plan.at);
    if (plan.rows.length > 0) await this.#startSale(receipt, plan);
    else if (plan.returns.length === 0) {
      await this.#note({ ...named(receipt), outcome: "cancelled", ...none });
    }
    if (plan.returns.length > 0) await this.#takeBack(receipt, plan.returns);
  }

  /** Returns look at what was sold before them, so they wait for it. */
  async #takeBack(receipt: PosReceipt, returns: readonly PlannedReturn[]): Promise<void> {
    await Promise.all(this.#underWay);
    this.#rethrow();
    for (const [at, one] of returns.entries()) {
      const said = { ...named(receipt), what: "return" as const };
      const key = `sales-import:${receipt.number}:return:${at}`;
      await this.#note({ ...said, ...(await this.#bookReturn(key, receipt.till, one)) });
    }
  }

  async #startSale(receipt: PosReceipt, plan: PlannedReceipt): Promise<void> {
    while (this.#underWay.size >= mostAtOnce) await Promise.race(this.#underWay);
    const work: Promise<void> = this.#bookSale(receipt, plan)
      .then((said) => this.#note({ ...named(receipt), ...said }))
      .catch((fault: unknown) => {
        this.#fault ??= { of: fault };
      })
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  async #bookSale({ till, number }: PosReceipt, plan: PlannedReceipt): Promise<Said> {
    const { desk, currency, zone, dryRun = false } = this.#parts;
    const request = saleRequestOf(plan, { till, number, currency, zone });
    if (dryRun) {
      return this.#saidOf(lookedAt(plan, await desk.numbered(till, number)));
    }
    return this.#saidOf(await desk.sell(`sales-import:${number}`, request));
  }

  async #bookReturn(key: string, till: string, from: PlannedReturn): Promise<Said> {
    const { desk, dryRun = false } = this.#parts;
    const sold = (await desk.numbered(from.till, from.number)).find(isSale);
    if (sold === undefined) return refusedFor("original-unknown", `${from.till}/${from.number}`);
    const request = reversalOf(from, sold, till);
    if (request === undefined) return refusedFor("not-on-original", `${from.till}/${from.number}`);
    if (dryRun) return { outcome: "booked", ...none };
    const answer = await desk.takeBack(key, request);
    // Which lines are left changes with every return: the same key means the same return.
    const isKnown = answer.kind === "refused" && answer.code === "key-reused";
    return isKnown ? { outcome: "replayed", ...none } : this.#saidOf(answer, -1);
  }

  #saidOf(answer: DeskAnswer, sign: 1 | -1 = 1): Said {
    if (answer.kind === "refused") return refusedBy(answer);
    if (!answer.replayed) this.#count(answer, sign);
    const detail = answer.unsettled === 0 ? "" : `unsettled: ${answer.unsettled}`;
    const outcome = answer.replayed ? "replayed" : "booked";
    return { outcome, reason: null, detail, net: sign * answer.net };
  }

  #count({ net, earned, unsettled }: DeskAnswer & { kind: "booked" }, sign: 1 | -1): void {
    this.#counts.net += sign * net;
    this.#counts.unsettled += unsettled;
    for (const [purse, units] of Object.entries(earned)) {
      this.#earned[purse] = (this.#earned[purse] ?? 0) + units;
    }
  }

  async #note(outcome: ReceiptOutcome): Promise<void> {
    const { reason } = outcome;
    if (outcome.outcome === "refused") {
      this.#refused[reason ?? ""] = (this.#refused[reason ?? ""] ?? 0) + 1;
    } else if (outcome.outcome === "booked" && outcome.what === "return") {
      this.#counts.returned += 1;
    } else this.#counts[outcome.outcome] += 1;
    await this.#parts.tell(outcome);
  }

  #rethrow(): void {
    if (this.#fault !== null) throw this.#fault.of;
  }
}

type Said = Pick<ReceiptOutcome, "outcome" | "reason" | "detail" | "net">;

function named({ till, number, lines }: PosReceipt) {
  return { till, number, lines, what: "sale" as const };
}

function refusedFor(reason: string, detail = ""): Said {
  return { outcome: "refused", reason, detail, net: 0 };
}

/** What the node would say, as far as looking tells. */
function lookedAt({ rows }: PlannedReceipt, known: readonly ReceiptView[]): DeskAnswer {
  const net = rows.reduce((sum, row) => sum + row.amount - row.discount, 0);
  const [sold] = known;
  const isSame = sold === undefined || sold.net === net;
  if (!isSame) return { kind: "refused", code: "key-reused", detail: "" };
  return { kind: "booked", replayed: sold !== undefined, net, earned: {}, unsettled: 0 };
}

/** In the words of somebody who imports a file, where the node's are about keys. */
function refusedBy({ code, detail }: DeskAnswer & { kind: "refused" }): Said {
  if (code === "key-reused") {
    return refusedFor("other-content", "Booked before under this number, with other rows.");
  }
  return code === "conflict" ? refusedFor("number-used", detail) : refusedFor(code, detail);
}

function isSale({ kind }: ReceiptView): boolean {
  return kind === "sale";
}
