import type { DeviceId, DocId } from "@cardweave/shared/domain/ids";
import type { Instant } from "@cardweave/shared/domain/measure";
import type { Change, Replica } from "@cardweave/shared/replica/replica";
import { type Observable, Subject, type Subscription } from "rxjs";
import type { DeviceLine, LineDesk } from "../line/line-desk.ts";
import { readAccounts, readEntries, rowBefore } from "./read-back.ts";
import { TradeBook, weekMs } from "./trade-book.ts";
import { ValueBook } from "./value-book.ts";

type Lines = ReadonlyMap<DeviceId, DeviceLine>;

/** What a device's clock may be behind ours. Unit: ms. */
const slackMs = 3_600_000;
/** No page is told more often. */
const pauseMs = 250;

/**
 * What the network holds and does, kept up with every change. Promise: no call reads entries or
 * accounts; after a start it adds up what is stored, slice by slice, and `isReady` then.
 */
export class LiveBoard {
  readonly value: ValueBook;
  readonly trade: TradeBook;
  readonly ready: Promise<void>;
  /** The branches of which something is new, at most four times a second. */
  readonly changes$: Observable<ReadonlySet<string>>;
  readonly #replica: Replica;
  readonly #changes = new Subject<ReadonlySet<string>>();
  readonly #subscriptions: readonly Subscription[];
  readonly #heard = new Map<DeviceId, Instant>();
  #lines: Lines = new Map();
  #touched = new Set<string>();
  #isWaiting = false;
  #callOff: () => void = () => undefined;
  #isWanted = true;
  #isReady = false;
  /** Accounts up to here are counted; null once all are. */
  #upTo: DocId | "" | null = "";
  /** Entries up to here are counted; null once all are. */
  #row: number | null = 0;

  constructor(replica: Replica, lines: Pick<LineDesk, "lines$">) {
    this.#replica = replica;
    const branchOf = (device: DeviceId) => replica.directory.branchOf(device);
    const zoneOf = (branch: string) =>
      replica.directory.branches.get(branch)?.zone ?? replica.directory.network?.zone ?? "UTC";
    this.value = new ValueBook(branchOf);
    this.trade = new TradeBook(branchOf, zoneOf);
    this.changes$ = this.#changes.asObservable();
    this.#subscriptions = [
      replica.changes$.subscribe((change) => this.#follow(change)),
      lines.lines$.subscribe((all) => this.#listen(all)),
    ];
    this.ready = this.#readAll();
  }

  /** False while what was stored before the start is still being added up. */
  get isReady(): boolean {
    return this.#isReady;
  }

  stop(): void {
    this.#isWanted = false;
    this.#callOff();
    for (const one of this.#subscriptions) one.unsubscribe();
    this.#changes.complete();
  }

  /**
   * In steps: within one nothing else becomes durable, so nothing is counted twice or not at all.
   * A step that is run again finds that it has been read.
   */
  async #readAll(): Promise<void> {
    const { store, clock } = this.#replica.ports;
    const start = await rowBefore(store, clock.now() - weekMs - slackMs);
    this.#row = start;
    while (this.#isWanted && this.#upTo !== null) {
      const from = this.#upTo;
      await this.#replica.step(async () => {
        if (this.#upTo === from) this.#upTo = await readAccounts(store, this.value, from);
      });
    }
    while (this.#isWanted && this.#row !== null) {
      const from = this.#row;
      await this.#replica.step(async () => {
        if (this.#row === from) this.#row = await readEntries(store, this.trade, from);
      });
    }
    this.#isReady = this.#isWanted;
    this.#tell(this.#replica.directory.branches.keys());
  }

  #follow({ entries, moves }: Change): void {
    for (const move of moves) {
      const isCounted = this.#upTo === null || move.after.doc <= this.#upTo;
      if (isCounted) this.value.move(move);
    }
    if (this.#row !== null) return;
    const places = entries.map((entry) => this.trade.add(entry) ?? undefined);
    this.#tell(places);
  }

  /** A line that says something is another object than before. */
  #listen(all: Lines): void {
    const now = this.#replica.ports.clock.now();
    const said = [...all].filter(([device, line]) => this.#lines.get(device) !== line);
    this.#lines = all;
    for (const [device] of said) this.#heard.set(device, now);
    this.#tell(said.map(([device]) => this.#replica.directory.branchOf(device)));
  }

  /** When a device last said anything; undefined before it did since the start. */
  heardAt(device: DeviceId): Instant | undefined {
    return this.#heard.get(device);
  }

  #tell(branches: Iterable<string | undefined>): void {
    for (const branch of branches) if (branch !== undefined) this.#touched.add(branch);
    if (this.#isWaiting || this.#touched.size === 0) return;
    this.#isWaiting = true;
    this.#callOff = this.#replica.ports.timers.after(pauseMs, () => {
      this.#isWaiting = false;
      const touched = this.#touched;
      this.#touched = new Set();
      this.#changes.next(touched);
    });
  }
}
