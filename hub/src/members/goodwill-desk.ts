import type { Credit } from "@cardweave/shared/domain/bodies";
import type { GoodwillRole } from "@cardweave/shared/domain/goodwill";
import type { DocId } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import { ok, type Refusal, type Result, refused } from "@cardweave/shared/domain/result";
import { isBlocked } from "@cardweave/shared/domain/status";
import type { AccountViews } from "@cardweave/shared/http/account-views";
import { GoodwillBook } from "@cardweave/shared/http/goodwill-book";
import type { Principal, Role } from "@cardweave/shared/http/principal";
import type { Answered, Command } from "@cardweave/shared/http/services";
import type { OfficeGoodwill } from "@cardweave/shared/protocol/http/office-booking";
import { write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { PoolDesk } from "../pool/pool-desk.ts";

export type GoodwillParts = {
  readonly replica: Replica;
  readonly views: AccountViews;
  readonly pool: Pick<PoolDesk, "holderOf">;
  readonly audit: AuditLog;
};

const limitsOf: Readonly<Partial<Record<Role, GoodwillRole>>> = {
  operator: "headquarters",
  headquarters: "headquarters",
  "regional-manager": "manager",
  manager: "manager",
};

const lot: LotAttributes = {
  issuer: "headquarters",
  funder: null,
  paid: false,
  price: null,
  from: null,
  expires: null,
  order: 0,
  tax: null,
};

/**
 * Gives value by hand at a desk, within the limits of the caller's role. Its right lies with the
 * pool, which lends it to wherever it is used. Promise: a retry under its key gets the first answer.
 */
export class GoodwillDesk {
  readonly #parts: GoodwillParts;
  readonly #book: GoodwillBook;

  constructor(parts: GoodwillParts) {
    this.#parts = parts;
    this.#book = new GoodwillBook(parts.replica);
  }

  async give(doc: DocId, command: Command<OfficeGoodwill>): Promise<Result<Answered>> {
    const { by, action, request } = command;
    const key = { till: action.till, id: `${by.user ?? by.role} ${action.key}` };
    await this.#book.catchUp();
    const given = await this.#parts.replica.step(async (step): Promise<Result<Answered>> => {
      const before = await step.workspace.answer(key);
      if (before !== undefined) {
        if (before.request !== action.request) return refused("key-reused");
        return ok({ status: before.status, body: before.body, replayed: true });
      }
      const why = await this.#objection(step, doc, command);
      if (why !== null) return { ok: false, error: why };
      const body = JSON.stringify(await this.#credit(step, doc, command));
      step.workspace.putAnswer({ key, request: action.request, status: 201, body });
      return ok({ status: 201, body, replayed: false });
    });
    if (given.ok && !given.value.replayed) this.#note(doc, by, request);
    return given;
  }

  async #objection(
    step: Step,
    doc: DocId,
    { by, action, request }: Command<OfficeGoodwill>,
  ): Promise<Refusal | null> {
    const role = limitsOf[by.role];
    if (role === undefined) return refused("not-allowed", { role: by.role }).error;
    const account = await step.workspace.account(doc);
    if (account.count === 0) return refused("not-found").error;
    if (isBlocked(account.status)) return refused("blocked").error;
    const purse = this.#parts.replica.directory.purses.get(request.purse);
    if (purse?.active !== true) return refused("invalid", { fields: [{ field: "purse" }] }).error;
    const ask = { operator: by.user ?? null, till: action.till, role };
    return this.#book.objection(step, { ...request, ...ask });
  }

  async #credit(
    step: Step,
    doc: DocId,
    { by, action, request }: Command<OfficeGoodwill>,
  ): Promise<object> {
    const { replica, pool, views } = this.#parts;
    const { purse, amount, reason } = request;
    const holder = await pool.holderOf(step, doc);
    const minted = (step.chain.minted[purse] ?? 0) + amount;
    const rest = { reason, holder, minted, receipt: null, campaign: null };
    const body: Credit = { kind: "credit", purse, lot, amount, ...rest };
    const author = { by: by.user ?? null, key: null };
    const entries = await write(replica, step, { author, bodies: [{ doc, body }] });
    const booked = entries.map(({ id }) => ({ entry: id, state: "guaranteed" }) as const);
    return { receipt: action.key, entries: booked, account: await views.within(step, doc) };
  }

  #note(doc: DocId, by: Principal, { purse, amount, reason }: OfficeGoodwill): void {
    const detail = { purse, amount, reason };
    this.#parts.audit.note({ by, act: "goodwill-given", subject: doc, detail });
  }
}
