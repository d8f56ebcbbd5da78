import type { Replica } from "@cardweave/shared/replica/replica";
import type { PeopleRegister } from "../people/people-register.ts";
import type { PoolDesk } from "../pool/pool-desk.ts";
import { BirthdayGifts } from "./birthday-gifts.ts";
import { EnrolmentGifts } from "./enrolment-gifts.ts";
import { GiftMaker } from "./gift-maker.ts";
import { TierKeeper } from "./tier-keeper.ts";

export type MemberParts = {
  readonly replica: Replica;
  readonly register: PeopleRegister;
  readonly pool: Pick<PoolDesk, "holderOf">;
  /** Why this hub must not sign now; null when it may. */
  readonly objection: () => object | null;
  readonly fatal: (fault: unknown) => void;
};

/** What the hub does for members by itself: tiers, and gifts for joining and for birthdays. */
export class Members {
  readonly #parts: readonly [TierKeeper, EnrolmentGifts, BirthdayGifts];

  constructor(parts: MemberParts) {
    const gifts = new GiftMaker(parts);
    this.#parts = [
      new TierKeeper(parts),
      new EnrolmentGifts({ ...parts, gifts }),
      new BirthdayGifts({ ...parts, gifts }),
    ];
  }

  close(): void {
    for (const part of this.#parts) part.stop();
  }

  async idle(): Promise<void> {
    await Promise.all(this.#parts.map((part) => part.idle()));
  }
}
