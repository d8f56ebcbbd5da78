import type { Entry } from "../domain/entry.ts";
import type { DeviceId, EntryId } from "../domain/ids.ts";
import type { RawDevice, RawEntry } from "../ports/store-audit.ts";
import type { CheckContext } from "./check-context.ts";

/** What is wrong in a chain; told when its whole length is known. */
type Flaw = {
  readonly kind: "chain-gap" | "chain-broken" | "chain-fork" | "own-position";
  readonly entry: EntryId;
  readonly seq: number;
  readonly expected: string;
  readonly found: string;
};

const mostFlaws = 100;

/** Follows one device's entries by seq: gap-free, each naming the one before, none twice. */
export class ChainWalk {
  readonly device: DeviceId;
  readonly #acked: number;
  readonly #flaws: Flaw[] = [];
  #count = 0;
  #unsent = 0;
  #seq = 0;
  #head: EntryId | null = null;
  #last = 0;
  /** The entries at the seq before the current one, and at the current one; more than one forks. */
  #before: readonly (EntryId | null)[] = [null];
  #here: readonly EntryId[] = [];
  #anyOwn = false;

  constructor(device: DeviceId, acked: number) {
    this.device = device;
    this.#acked = acked;
  }

  /** `entry` is missing when its bytes cannot be read. */
  add(raw: RawEntry, entry: Entry | undefined): void {
    this.#count++;
    this.#anyOwn ||= raw.own;
    if (raw.own && raw.seq > this.#acked) this.#unsent++;
    if (raw.seq === this.#last) this.#fork(raw);
    else this.#advance(raw);
    if (entry !== undefined) this.#checkPrev(raw, entry);
  }

  #fork(raw: RawEntry): void {
    const [first] = this.#here;
    this.#flaw("chain-fork", raw, { expected: `only ${first}`, found: raw.id });
    this.#here = [...this.#here, raw.id];
  }

  #advance(raw: RawEntry): void {
    if (raw.seq === this.#last + 1) this.#before = this.#last === 0 ? [null] : this.#here;
    else {
      const [expected, found] = [`seq ${this.#last + 1}`, `seq ${raw.seq}`];
      this.#flaw("chain-gap", raw, { expected, found });
      this.#before = [];
    }
    if (raw.seq === this.#seq + 1) {
      this.#seq = raw.seq;
      this.#head = raw.id;
    }
    this.#here = [raw.id];
    this.#last = raw.seq;
  }

  #checkPrev(raw: RawEntry, entry: Entry): void {
    if (this.#before.length === 0 || this.#before.includes(entry.prev)) return;
    const expected = `prev ${this.#before.join(" or ")}`;
    this.#flaw("chain-broken", raw, { expected, found: `prev ${entry.prev}` });
  }

  #flaw(kind: Flaw["kind"], raw: RawEntry, values: { expected: string; found: string }): void {
    if (this.#flaws.length < mostFlaws) {
      this.#flaws.push({ kind, entry: raw.id, seq: raw.seq, ...values });
    }
  }

  position(): Omit<RawDevice, "acked"> {
    const { device } = this;
    const [seq, head] = [this.#seq, this.#head];
    return { device, seq, head, count: this.#count, unsent: this.#unsent };
  }

  /**
   * A gap or a fork in somebody else's chain can be in order here: the rest is still to come, and
   * a fork is evidence. In what this replica made itself nothing may be missing.
   */
  report({ findings, device }: CheckContext): void {
    const isOwn = this.#anyOwn || this.device === device;
    for (const { kind, entry, seq, expected, found } of this.#flaws) {
      const about = { device: this.device, seq, entry };
      const isToldOnly = kind === "chain-fork" || kind === "chain-gap";
      if (isToldOnly && !isOwn) findings.notice(kind, about, { expected, found });
      else findings.difference(kind, about, { expected, found });
    }
    if (this.#acked <= this.#last || !isOwn) return;
    const expected = `at least up to seq ${this.#acked}, which the hub acknowledged`;
    const about = { device: this.device, seq: this.#last };
    findings.difference("chain-rolled-back", about, { expected, found: `seq ${this.#last}` });
  }
}
