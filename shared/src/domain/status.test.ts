import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Status } from "./bodies.ts";
import { decide } from "./decide.ts";
import {
  aFact,
  anAccountOf,
  aView,
  doc,
  foldOf,
  here,
  type LooseFact,
  points,
  there,
} from "./domain-builders.ts";
import type { DocId } from "./ids.ts";
import { isLater } from "./rank.ts";
import { isBlocked, matterOf, saidOf } from "./status.ts";

const other = `01${"1".repeat(32)}` as DocId;

function saying(what: Status["what"], value: string | null = null, link: DocId | null = null) {
  return { kind: "status", what, value, link } as const;
}

const statuses = fc.oneof(
  fc.constantFrom(saying("block"), saying("unblock"), saying("unlink")),
  fc.constantFrom("staff", "vip", null).map((group) => saying("group", group)),
  fc.constantFrom(other, doc).map((link) => saying("link", "added", link)),
  fc.constantFrom(other, doc).map((link) => saying("linked", "added", link)),
);

const facts = fc
  .array(fc.tuple(statuses, fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((list) =>
    list.map(([body, ms, isHere], at) =>
      aFact(at + 1, body, { hlc: { ms, count: 0 }, device: isHere ? here : there }),
    ),
  );

describe("what is said of an account", () => {
  test("R780 Q6: of two statements about one matter the later by rank holds, in every order", () => {
    const orders = facts.chain((list) => {
      const whole = { minLength: list.length, maxLength: list.length };
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(list, whole));
    });
    fc.assert(
      fc.property(orders, ([one, two]) => {
        const status = anAccountOf(...one).status;
        expect(anAccountOf(...two).status).toEqual(status);
        const rankOf = ({ id, entry: { hlc, device } }: LooseFact) => ({ hlc, device, id });
        const ranked = one.toSorted((a, b) => (isLater(rankOf(a), rankOf(b)) ? 1 : -1));
        const last = ranked.findLast(({ entry: { body } }) => matterOf(body as Status) === "block");
        const said = last === undefined ? undefined : (last.entry.body as Status).what;
        expect(isBlocked(status)).toBe(said === "block");
      }),
    );
  });

  test("R780 an account does not lead to itself", () => {
    const account = anAccountOf(aFact(1, saying("link", "added", doc)));
    expect(account.status).toEqual({});
  });

  test("R780 is valid whatever it says, and null takes it away", () => {
    const folded = foldOf([aFact(1, saying("group", "staff")), aFact(2, saying("tier", "gold"))]);
    expect(folded.map(({ verdict }) => verdict)).toEqual(["valid", "valid"]);
    expect(saidOf(folded[1]!.state.status, "group")).toBe("staff");
    const gone = anAccountOf(
      aFact(1, saying("group", "staff")),
      aFact(2, saying("group"), { hlc: { ms: 1, count: 0 } }),
    );
    expect(saidOf(gone.status, "group")).toBeNull();
  });
});

describe("a blocked card", () => {
  const blocked = anAccountOf(aFact(1, saying("block", "lost")));
  const value = { purse: points, amount: 1, reason: "test" };
  const decided = (account: typeof blocked, command: Parameters<typeof decide>[1]) => {
    const decision = decide(aView({ account }), command);
    return decision.ok ? "booked" : decision.error.code;
  };

  test("R781 Q6: takes no credit and gives no debit", () => {
    expect(decided(blocked, { type: "credit", ...value })).toBe("blocked");
    expect(decided(blocked, { type: "debit", ...value })).toBe("blocked");
  });

  test("R781 is no reason to refuse a sale that has happened, or what it holds to its successor", () => {
    expect(decided(blocked, { type: "credit", ...value, despite: "recorded" })).toBe("booked");
    const held = anAccountOf(
      aFact(1, saying("block", "replaced")),
      aFact(2, {
        kind: "credit",
        purse: points,
        lot: {
          issuer: "n",
          funder: null,
          paid: false,
          price: null,
          from: null,
          expires: null,
          order: 0,
          tax: null,
        },
        amount: 5,
        reason: "sale",
        holder: here,
        minted: 5,
        receipt: null,
        campaign: null,
      }),
    );
    expect(decided(held, { type: "debit", ...value, despite: "linked" })).toBe("booked");
    expect(decided(held, { type: "debit", ...value })).toBe("blocked");
  });
});
