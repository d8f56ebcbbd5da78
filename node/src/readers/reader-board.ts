import { cardOfRead, ordinaryCodes } from "@cardweave/shared/domain/codes/card-of-read";
import type { CardRead } from "@cardweave/shared/domain/codes/card-read";
import type { LiveEvent } from "@cardweave/shared/http/services";
import type { CardReader, ReaderState } from "@cardweave/shared/ports/card-reader";
import type { CardNews } from "@cardweave/shared/protocol/http/events";
import type { Attention } from "@cardweave/shared/protocol/http/health";
import { map, merge, mergeMap, type Observable, Subject } from "rxjs";
import type { ReaderSettings } from "./reader-settings.ts";

export type PlacedReader = { readonly settings: ReaderSettings; readonly reader: CardReader };

/** A reader as it is now. */
export type ReaderReport = ReaderState & Pick<ReaderSettings, "kind" | "name" | "till">;

/** The readers of one node: their cards for the tills, and how each of them is. */
export class ReaderBoard {
  readonly #placed: readonly PlacedReader[];
  readonly #states = new Map<PlacedReader, ReaderState>();
  readonly #changes = new Subject<void>();
  readonly #schemes: () => readonly string[];

  /** `schemes` are those that the network's policy accepts now. */
  constructor(placed: readonly PlacedReader[], schemes: () => readonly string[]) {
    this.#placed = placed;
    this.#schemes = schemes;
    for (const one of placed) one.reader.state$.subscribe((state) => this.#become(one, state));
  }

  /** What is read and is no card is nobody's news. */
  get cards$(): Observable<LiveEvent> {
    return merge(
      ...this.#placed.map(({ settings, reader }) =>
        reader.reads$.pipe(mergeMap((read) => this.#cardNews(read, settings))),
      ),
    );
  }

  /** A reader came, went away or is ready again. */
  get changes$(): Observable<void> {
    return this.#changes.pipe(map(() => undefined));
  }

  reports(): readonly ReaderReport[] {
    return this.#placed.flatMap((one) => {
      const { kind, name, till } = one.settings;
      const state = this.#states.get(one);
      return state === undefined ? [] : [{ kind, name, till, ...state }];
    });
  }

  /** Readers that somebody should see to. */
  attention(): readonly Attention[] {
    return this.reports()
      .filter(({ status }) => status === "away" || status === "missing")
      .map(({ name, detail, status }) => ({
        code: status === "away" ? "reader-away" : "reader-missing",
        detail: `${name}: ${detail ?? status}`,
      }));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#placed.map(({ reader }) => reader.stop()));
    this.#changes.complete();
  }

  #become(one: PlacedReader, state: ReaderState): void {
    this.#states.set(one, state);
    this.#changes.next();
  }

  #cardNews(read: CardRead, settings: ReaderSettings): readonly LiveEvent[] {
    const { cardPrefixes, pricePrefixes, till } = settings;
    const rules = { ...ordinaryCodes, cardPrefixes, pricePrefixes, schemes: this.#schemes() };
    const card = cardOfRead(read, rules);
    if (!card.ok) return [];
    const { medium, reader } = read;
    return [{ name: "card", data: { card: card.value, medium, reader } satisfies CardNews, till }];
  }
}

export const noReaders: ReaderBoard = new ReaderBoard([], () => []);
