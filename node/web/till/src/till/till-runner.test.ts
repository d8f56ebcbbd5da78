import { describe, expect, test } from "vitest";
import type { NamedWish } from "../api/node-api.ts";
import type { AccountView, Answer, BookingAnswer } from "../api/shapes.ts";
import type { AttemptStore } from "./attempt-store.ts";
import { isLastWord } from "./patience.ts";
import { aCard, aDraft, anAccount, anAttempt, anEntry } from "./till-builders.ts";
import { TillRunner } from "./till-runner.ts";
import type { Attempt } from "./till-session.ts";

type Booking = Answer<BookingAnswer>;

const done: Booking = {
  kind: "done",
  value: { receipt: "r1", provisional: false, account: anAccount(12) },
};
const lost: Booking = { kind: "lost" };
const no = (status: number, code: string): Booking => ({
  kind: "refused",
  problem: { status, code },
});

/** Browser storage that a reload does not empty. */
function memoryAttempts(): AttemptStore & { readonly kept: Map<string, Attempt> } {
  const kept = new Map<string, Attempt>();
  return {
    kept,
    keep: (attempt) => void kept.set(attempt.key, attempt),
    drop: (attempt) => void kept.delete(attempt.key),
    oldest: (till) => [...kept.values()].find((attempt) => attempt.till === till) ?? null,
  };
}

/** An answer that comes when the test says so. */
function later(): { readonly answer: Promise<Booking>; readonly come: (booking: Booking) => void } {
  let come: (booking: Booking) => void = () => undefined;
  const answer = new Promise<Booking>((resolve) => {
    come = resolve;
  });
  return { answer, come };
}

/** A scripted node: answers bookings in turn, and timers that fire when the test says so. */
function aTill(answers: readonly (Booking | Promise<Booking>)[], attempts = memoryAttempts()) {
  const script = [...answers];
  const asked: NamedWish[] = [];
  const waiting = new Set<() => void>();
  let account: AccountView = anAccount(0);
  let signedOut = 0;
  const runner = new TillRunner(
    {
      api: {
        lookup: async () => ({ kind: "done", value: account }),
        account: async () => ({ kind: "done", value: account }),
        book: async (named) => {
          asked.push(named);
          return script.shift() ?? lost;
        },
      },
      attempts,
      now: () => 1000,
      after: (_, run) => {
        waiting.add(run);
        return () => waiting.delete(run);
      },
      freshDraft: () => aDraft(),
      onSignedOut: () => {
        signedOut += 1;
      },
    },
    "t1",
  );
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    runner,
    asked,
    attempts,
    settle,
    become: (next: AccountView) => {
      account = next;
    },
    signedOut: () => signedOut,
    timers: () => waiting.size,
    tick: async () => {
      const due = [...waiting];
      waiting.clear();
      for (const run of due) run();
      await settle();
    },
    show: async () => {
      runner.send({ kind: "identify", card: aCard });
      await settle();
    },
    book: async (key = "k1") => {
      runner.send({ kind: "send", attempt: anAttempt({ key }) });
      await settle();
    },
  };
}

describe("cards that share their value", () => {
  test("R875 what is booked on the other one shows here at once", async () => {
    const till = aTill([]);
    till.become({ ...anAccount(5), linked: ["a2"] });
    await till.show();
    till.become({ ...anAccount(3, [anEntry({ entry: "e9" })]), linked: ["a2"] });
    till.runner.refresh("a2");
    await till.settle();
    expect(till.runner.session()).toMatchObject({
      on: { account: { purses: [{ balance: 3 }] }, news: [{ entry: "e9" }] },
    });
    till.become(anAccount(1));
    till.runner.refresh("a3");
    await till.settle();
    expect(till.runner.session()).toMatchObject({ on: { account: { purses: [{ balance: 3 }] } } });
  });
});

describe("booking", () => {
  test("is on disk before it is sent and forgotten once it is answered", async () => {
    const till = aTill([done]);
    await till.show();
    till.runner.send({ kind: "send", attempt: anAttempt() });
    expect(till.attempts.kept.size).toBe(1);
    await till.settle();
    expect(till.attempts.kept.size).toBe(0);
    expect(till.runner.session()).toMatchObject({ step: "card-on", last: { receipt: "r1" } });
  });

  test("asks again under the same key until there is an answer", async () => {
    const till = aTill([lost, lost, done]);
    await till.show();
    await till.book();
    await till.tick();
    expect(till.runner.session()).toMatchObject({ step: "unsure", tries: 2 });
    await till.tick();
    expect(till.asked.map(({ key }) => key)).toEqual(["k1", "k1", "k1"]);
    expect(till.runner.session()).toMatchObject({ last: { isLate: true } });
    expect(till.runner.session().step).toBe("card-on");
    expect(till.timers()).toBe(0);
  });

  test("is taken up again by the page after a reload, under the same key", async () => {
    const first = aTill([lost]);
    await first.show();
    await first.book();
    first.runner.stop();
    const second = aTill([done], first.attempts);
    expect(second.runner.session().step).toBe("unsure");
    await second.tick();
    expect(second.asked).toMatchObject([{ key: "k1" }]);
    expect(second.runner.session()).toMatchObject({ step: "idle", last: { receipt: "r1" } });
  });

  test("is not closed by a late answer to the one before", async () => {
    const [slow, second] = [later(), later()];
    const till = aTill([lost, slow.answer, done, second.answer]);
    await till.show();
    await till.book("k1");
    await till.tick();
    till.runner.wake();
    await till.tick();
    await till.book("k2");
    slow.come(done);
    await till.settle();
    expect(till.runner.session()).toMatchObject({ step: "booking", attempt: { key: "k2" } });
  });

  test("is asked about at once when the node is back", async () => {
    const till = aTill([lost, done]);
    await till.show();
    await till.book();
    till.runner.wake();
    await till.tick();
    expect(till.runner.session().step).toBe("card-on");
  });

  test("stays on disk when the cashier has to sign in again", async () => {
    const till = aTill([no(401, "unauthenticated")]);
    await till.show();
    await till.book();
    expect(till.signedOut()).toBe(1);
    expect(till.attempts.kept.size).toBe(1);
  });
});

describe("the last word about a booking", () => {
  test.each([
    [409, 0, true],
    [409, 3, true],
    [507, 2, true],
    [401, 0, false],
    [503, 0, true],
    [503, 1, false],
    [429, 2, false],
    [500, 0, false],
    [500, 4, true],
  ])("status %i after %i lost answers: %s", (status, tries, isLast) => {
    expect(isLastWord({ status, code: "x" }, tries)).toBe(isLast);
  });
});

describe("looking again", () => {
  test("shows what another branch booked on the card in play", async () => {
    const till = aTill([]);
    await till.show();
    till.become(anAccount(12, [anEntry({ entry: "e9", branch: "hafen" })]));
    till.runner.refresh("a1");
    await till.settle();
    expect(till.runner.session()).toMatchObject({ on: { news: [{ entry: "e9" }] } });
  });

  test("waits for an open booking and then shows what came meanwhile", async () => {
    const slow = later();
    const till = aTill([slow.answer]);
    await till.show();
    await till.book();
    till.become(anAccount(12, [anEntry({ entry: "e9", branch: "hafen" })]));
    till.runner.refresh("a1");
    await till.settle();
    slow.come(done);
    await till.settle();
    expect(till.runner.session()).toMatchObject({
      step: "card-on",
      on: { news: [{ entry: "e9" }] },
    });
  });

  test("leaves other accounts alone", async () => {
    const till = aTill([]);
    await till.show();
    till.become(anAccount(99));
    till.runner.refresh("a2");
    await till.settle();
    expect(till.runner.session()).toMatchObject({ on: { account: anAccount(0) } });
  });
});
