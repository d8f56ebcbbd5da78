import { birthdayNear, isTooSoon } from "@cardweave/shared/domain/campaigns/birthday-window";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { instant } from "@cardweave/shared/domain/measure";
import { dayIn } from "@cardweave/shared/domain/time";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { PeopleRegister } from "../people/people-register.ts";
import type { Person } from "../people/person.ts";
import { DailyRound } from "./daily-round.ts";
import { type GiftMaker, isGiftOf } from "./gift-maker.ts";

export type BirthdayParts = {
  readonly replica: Replica;
  readonly gifts: GiftMaker;
  readonly register: PeopleRegister;
  readonly objection: () => object | null;
  readonly fatal: (fault: unknown) => void;
};

const pageSize = 200;

/**
 * Gives what campaigns give for a birthday, on the first day of their window on which the hub runs,
 * by the network's clock. One person gets it once in 300 days, on whichever card and whatever the
 * record calls the birthday meanwhile. Source: SPEC R660, R661.
 */
export class BirthdayGifts {
  readonly #parts: BirthdayParts;
  readonly #round: DailyRound;
  readonly #stop: () => void;
  #campaigns = "";

  constructor(parts: BirthdayParts) {
    this.#parts = parts;
    this.#round = new DailyRound({ ...parts, work: () => this.#everybody() });
    const changes = parts.replica.changes$.subscribe(({ control }) => control && this.#follow());
    this.#stop = () => changes.unsubscribe();
  }

  stop(): void {
    this.#stop();
    this.#round.stop();
  }

  idle(): Promise<void> {
    return this.#round.idle();
  }

  /** A campaign that begins today gives today. */
  #follow(): void {
    const text = JSON.stringify(this.#parts.gifts.campaigns("birthday"));
    if (text === this.#campaigns) return;
    this.#campaigns = text;
    void this.#round.again();
  }

  async #everybody(): Promise<void> {
    const { replica, gifts, register } = this.#parts;
    if (!gifts.has("birthday")) return;
    await register.ready;
    for (let last: string | null = ""; last !== null; ) {
      const page = register.page(last, pageSize);
      for (const person of page.people) await this.#give(person);
      last = page.next;
      if (last !== null) {
        await new Promise<void>((resolve) => void replica.ports.timers.after(0, resolve));
      }
    }
  }

  async #give({ birthday, branch, cards }: Person): Promise<void> {
    const { replica, gifts, objection } = this.#parts;
    if (birthday === null || cards.length === 0 || objection() !== null) return;
    const at = replica.ports.clock.now();
    const today = this.#dayOf(at);
    const isNear = ({ birthday: window }: Campaign) =>
      birthdayNear(birthday, today, window) !== undefined;
    const near = new Set(
      gifts
        .campaigns("birthday")
        .filter(isNear)
        .map(({ id }) => id),
    );
    if (near.size === 0) return;
    const isRecent = ({ entry }: StoredEntry) => isTooSoon(this.#dayOf(entry.hlc.ms), today);
    const docs = cards.map(({ account }) => account);
    await gifts.give({
      ...{ on: "birthday", docs, branch, at },
      mayGive: (campaign, entries) =>
        near.has(campaign) && !entries.some((one) => isGiftOf(one, campaign) && isRecent(one)),
    });
  }

  #dayOf(ms: number): string {
    return dayIn(this.#parts.replica.directory.network?.zone ?? "UTC", instant(ms));
  }
}
