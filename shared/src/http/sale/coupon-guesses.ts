import { ok, type Result, refused } from "../../domain/result.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Replica } from "../../replica/replica.ts";
import type { SaleOrder, ShownCoupon } from "./sale-order.ts";

type Window = { readonly from: number; readonly codes: Set<string> };

const windowMs = 60_000;
/** Different codes that nobody has made, in a minute. */
export const wrongCodesPerTill = 10;
export const wrongCodesPerNode = 60;
const mostTills = 1_000;
const wholeNode = Symbol("node");

/** The wrong codes of the last minute, by till and for all tills together. */
class WrongCodes {
  readonly #clock: Clock;
  readonly #windows = new Map<string | typeof wholeNode, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  #window(who: string | typeof wholeNode): Window {
    const now = this.#clock.now();
    const before = this.#windows.get(who);
    if (before !== undefined && now - before.from < windowMs) return before;
    const window = { from: now, codes: new Set<string>() };
    this.#windows.delete(who);
    this.#windows.set(who, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > mostTills && oldest !== undefined) this.#windows.delete(oldest);
    return window;
  }

  /** Asked for before and found wrong: the answer tells nobody anything. */
  isStale(till: string, code: string): boolean {
    return this.#window(till).codes.has(code);
  }

  note(till: string, codes: readonly string[]): void {
    for (const code of codes) {
      this.#window(till).codes.add(code);
      this.#window(wholeNode).codes.add(code);
    }
  }

  /** Null while another code may be tried. */
  waitSeconds(till: string, { isAnother }: { readonly isAnother: boolean }): number | null {
    const least = isAnother ? 0 : 1;
    const waits = [
      { window: this.#window(till), most: wrongCodesPerTill },
      { window: this.#window(wholeNode), most: wrongCodesPerNode },
    ].flatMap(({ window: { from, codes }, most }) =>
      codes.size < most + least ? [] : [from + windowMs - this.#clock.now()],
    );
    return waits.length === 0 ? null : Math.max(1, Math.ceil(Math.max(...waits) / 1_000));
  }
}

/**
 * Slows down who tries coupon codes. A sale without codes, or with codes that were told before to
 * be wrong, is never held up, nor is one that has happened.
 * Promise: after ten wrong codes in a minute a till hears of no other code, good or not, until the
 * minute is over; after sixty none of the node's tills does. Source: SPEC R644.
 */
export class CouponGuesses {
  readonly #replica: Replica;
  readonly #wrong: WrongCodes;

  constructor(replica: Replica) {
    this.#replica = replica;
    this.#wrong = new WrongCodes(replica.ports.clock);
  }

  async checked(till: string, order: Result<SaleOrder>): Promise<Result<SaleOrder>> {
    if (!order.ok || order.value.recorded) return order;
    const asked = order.value.coupons.filter(({ code }) => !this.#wrong.isStale(till, code));
    if (asked.length === 0) return order;
    const before = this.#wrong.waitSeconds(till, { isAnother: true });
    if (before !== null) return refused("too-many", { retryAfterSeconds: before });
    const wrong: string[] = [];
    for (const coupon of asked) if (!(await this.#isKnown(coupon))) wrong.push(coupon.code);
    this.#wrong.note(till, wrong);
    const after = this.#wrong.waitSeconds(till, { isAnother: false });
    return after === null ? ok(order.value) : refused("too-many", { retryAfterSeconds: after });
  }

  async #isKnown({ code, doc }: ShownCoupon): Promise<boolean> {
    const { campaigns, ports } = this.#replica;
    const text = code.trim().toUpperCase();
    const isNamed = campaigns.current.campaigns.some(
      ({ campaign: { id, trigger } }) =>
        trigger !== undefined && (id === code || trigger.coupon.trim().toUpperCase() === text),
    );
    return isNamed || (doc !== null && (await ports.store.account(doc)) !== undefined);
  }
}
