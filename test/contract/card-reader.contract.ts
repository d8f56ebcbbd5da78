import type { CardRead } from "@cardweave/shared/domain/codes/card-read";
import type { CardReader, ReaderState } from "@cardweave/shared/ports/card-reader";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { waitFor } from "../process/wait-for.ts";

/** What is put on a reader, and what the reader shall make of it. */
export type Sample = Pick<CardRead, "medium" | "data">;

/** A device, real or played, and the adapter that is tried on it. */
export type ReaderLab = {
  /** Two media that differ. */
  readonly samples: readonly [Sample, Sample];
  /** The reader is named "lab" and lives by the lab's clock. */
  open(): CardReader;
  show(sample: Sample): Promise<void>;
  /** What nobody can read. */
  garbage(): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** Moves the lab's clock. */
  pass(ms: number): void;
  dispose(): Promise<void>;
};

type Watched = {
  readonly reader: CardReader;
  readonly reads: CardRead[];
  readonly states: ReaderState[];
  readonly ended: () => number;
};

function watch(reader: CardReader): Watched {
  const reads: CardRead[] = [];
  const states: ReaderState[] = [];
  let ends = 0;
  const complete = (): void => {
    ends += 1;
  };
  reader.reads$.subscribe({ next: (read) => reads.push(read), complete });
  reader.state$.subscribe({ next: (state) => states.push(state), complete });
  return { reader, reads, states, ended: () => ends };
}

/** What every reader promises, whatever it is made of. Source: SPEC R850. */
export function describeReader(
  name: string,
  makeLab: () => Promise<ReaderLab>,
  group: typeof describe.skip = describe,
): void {
  group(`the ${name} reader`, () => {
    let lab: ReaderLab;
    let seen: Watched;
    const shownAs = () => seen.reads.map(({ medium, data }) => ({ medium, data }));
    const readsUpTo = (count: number) =>
      waitFor(`${count} reads`, async () => (seen.reads.length >= count ? true : undefined));
    const becomes = (status: string) =>
      waitFor(`the state ${status}`, async () =>
        seen.states.at(-1)?.status === status ? true : undefined,
      );

    beforeEach(async () => {
      lab = await makeLab();
      seen = watch(lab.open());
    });
    afterEach(async () => {
      await seen.reader.stop();
      await lab.dispose();
    });

    test("R850 reads what is shown, with its name and time", async () => {
      await becomes("ready");
      for (const sample of lab.samples) await lab.show(sample);
      await readsUpTo(2);
      expect(shownAs()).toEqual(lab.samples);
      expect(seen.reads.every(({ reader, at }) => reader === "lab" && at > 0)).toBe(true);
    });

    test("R850 counts a medium that is held, or shown again within a moment, once", async () => {
      const [one, other] = lab.samples;
      await becomes("ready");
      for (const sample of [one, one, one, other]) await lab.show(sample);
      await readsUpTo(2);
      lab.pass(5_000);
      await lab.show(other);
      await readsUpTo(3);
      expect(shownAs()).toEqual([one, other, other]);
    });

    test("R850 keeps silent about garbage and reads on", async () => {
      await becomes("ready");
      await lab.garbage();
      await lab.show(lab.samples[0]);
      await readsUpTo(1);
      expect(shownAs()).toEqual([lab.samples[0]]);
    });

    test("R850 is away while it is unplugged, and comes back by itself", async () => {
      const [one, other] = lab.samples;
      await becomes("ready");
      await lab.show(one);
      await readsUpTo(1);
      await lab.unplug();
      await becomes("away");
      expect(seen.states.at(-1)?.detail).toMatch(/\w/);
      await lab.replug();
      await becomes("ready");
      await lab.show(other);
      await readsUpTo(2);
      expect(shownAs()).toEqual([one, other]);
    });

    test("R850 begins without a device", async () => {
      await seen.reader.stop();
      await lab.unplug();
      seen = watch(lab.open());
      await becomes("away");
      await lab.replug();
      await becomes("ready");
      await lab.show(lab.samples[1]);
      await readsUpTo(1);
      expect(shownAs()).toEqual([lab.samples[1]]);
    });

    test("R850 lets the device go and ends both streams when it is stopped", async () => {
      await becomes("ready");
      await seen.reader.stop();
      const before = seen;
      expect(before.ended()).toBe(2);
      seen = watch(lab.open());
      await becomes("ready");
      await lab.show(lab.samples[0]);
      await readsUpTo(1);
      expect(before.reads).toEqual([]);
      await before.reader.stop();
    });
  });
}
