import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCard, aDraft, anAccount, anAttempt, anEntry } from "./till-builders.ts";
import { atRest, isBusy, type TillEvent, type TillSession } from "./till-session.ts";
import { step } from "./till-transitions.ts";

const found: TillEvent = { kind: "found", card: aCard, account: anAccount(120), draft: aDraft() };
const send: TillEvent = { kind: "send", attempt: anAttempt() };
const booked: TillEvent = {
  kind: "booked",
  at: 1000,
  answer: { receipt: "r1", provisional: false, account: anAccount(132) },
};
const refused: TillEvent = { kind: "refused", problem: { code: "too-little", status: 409 } };

function after(...events: readonly TillEvent[]): TillSession {
  return events.reduce(step, atRest);
}

const cardOn = [{ kind: "identify", card: aCard }, found] as const;

describe("the till's session", () => {
  test("identify, find, book: the card stays on with its new balance and an empty amount", () => {
    const session = after(...cardOn, { kind: "edit", draft: aDraft("12") }, send, booked);
    expect(session.step).toBe("card-on");
    expect(session).toMatchObject({
      on: { account: anAccount(132), draft: { typed: "" } },
      last: { receipt: "r1", at: 1000 },
      trouble: null,
    });
  });

  test("R505 what went beyond the branch's rights is said with the limit that is left", () => {
    const view = (guaranteed: number, provisionalLimit: number) => ({
      ...anAccount(120),
      purses: anAccount(120).purses.map((purse) => ({ ...purse, guaranteed, provisionalLimit })),
    });
    const here: TillEvent = { ...found, account: view(5, 50) } as TillEvent;
    const spent: TillEvent = {
      kind: "booked",
      at: 1000,
      answer: { receipt: "r1", provisional: true, account: view(0, 43) },
    };
    const session = after({ kind: "identify", card: aCard }, here, send, spent);
    expect(session.last).toMatchObject({ provisional: true, beyond: 7, limitLeft: 43 });
    expect(after(...cardOn, send, booked).last).toMatchObject({ beyond: 0, limitLeft: 0 });
  });

  test("what this till itself did beside single bookings is no news", () => {
    const account = anAccount(132, [anEntry({ entry: "e2" })]);
    const adopted = step(after(...cardOn), { kind: "adopted", account });
    expect(adopted).toMatchObject({ on: { account, news: [] } });
    const heard = step(after(...cardOn), { kind: "refreshed", account });
    expect(heard).toMatchObject({ on: { account, news: [{ entry: "e2" }] } });
  });

  test("a refusal keeps the amount, so that it can be corrected", () => {
    const session = after(...cardOn, { kind: "edit", draft: aDraft("900") }, send, refused);
    expect(session).toMatchObject({
      on: { draft: { typed: "900" } },
      trouble: { code: "too-little" },
    });
    const corrected = step(session, { kind: "edit", draft: aDraft("90") });
    expect(corrected).toMatchObject({ trouble: null });
  });

  test("a lost answer leaves the booking open under its own key", () => {
    const session = after(...cardOn, send, { kind: "lost" }, { kind: "lost" });
    expect(session).toMatchObject({ step: "unsure", attempt: { key: "k1" }, tries: 2 });
  });

  test("while a booking is open, nothing else starts", () => {
    const others: readonly TillEvent[] = [
      { kind: "identify", card: { scheme: "own", number: "OTHER" } },
      { kind: "send", attempt: anAttempt({ key: "k2" }) },
      { kind: "edit", draft: aDraft("1") },
      { kind: "clear" },
    ];
    for (const open of [after(...cardOn, send), after(...cardOn, send, { kind: "lost" })]) {
      for (const event of others) expect(step(open, event)).toBe(open);
    }
  });

  test("an answer for a card that was put away is not shown", () => {
    const second = { scheme: "own", number: "SECOND" };
    const session = after(
      { kind: "identify", card: aCard },
      { kind: "identify", card: second },
      found,
    );
    expect(session).toMatchObject({ step: "looking-up", card: second });
  });

  test("the next customer's card ends the way back to the last one's booking", () => {
    const next = { scheme: "own", number: "NEXT" };
    const session = after(
      ...cardOn,
      send,
      booked,
      { kind: "identify", card: next },
      { kind: "found", card: next, account: anAccount(), draft: aDraft() },
    );
    expect(session.last).toBeNull();
  });

  test("putting the card away keeps the way back", () => {
    expect(after(...cardOn, send, booked, { kind: "clear" })).toMatchObject({
      step: "idle",
      last: { receipt: "r1" },
    });
  });

  test("what another branch books is news once", () => {
    const fresh = anEntry({ entry: "e2", branch: "hafen" });
    const refreshed: TillEvent = { kind: "refreshed", account: anAccount(132, [fresh]) };
    const session = after(...cardOn, refreshed, refreshed);
    expect(session).toMatchObject({ on: { news: [fresh], account: { recent: [fresh] } } });
  });

  test("an undo that came too late leaves nothing to undo", () => {
    const undo: TillEvent = { kind: "send", attempt: anAttempt({ key: "k2", isUndo: true }) };
    const late: TillEvent = { kind: "refused", problem: { code: "already-reversed", status: 409 } };
    expect(after(...cardOn, send, booked, undo, late).last).toBeNull();
  });

  test("in whatever order events come, an open booking ends only by its answer", () => {
    const any = fc.constantFrom<TillEvent>(
      ...cardOn,
      send,
      { kind: "resume", attempt: anAttempt({ key: "k9" }) },
      { kind: "lost" },
      { kind: "clear" },
      { kind: "refreshed", account: anAccount(7) },
      { kind: "not-found", card: aCard, problem: { code: "invalid", status: 422 } },
      booked,
      refused,
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (events) => {
        let session = atRest;
        for (const event of events) {
          const next = step(session, event);
          const isAnswer = event.kind === "booked" || event.kind === "refused";
          if (isBusy(session) && !isAnswer) expect(isBusy(next)).toBe(true);
          session = next;
        }
      }),
    );
  });
});
