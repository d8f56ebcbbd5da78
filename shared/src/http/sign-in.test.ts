import { describe, expect, test } from "vitest";
import { instant } from "../domain/measure.ts";
import { SignIn } from "./sign-in.ts";

const anna = { login: "anna", password: "hash of right" };
const people = new Map<string, Person>([
  ["anna", anna],
  ["token-only", { login: "token-only", password: null }],
]);

function aSignIn(): { signIn: SignIn<Person>; pass: (ms: number) => void; checked: string[] } {
  let now = 1_000_000;
  const checked: string[] = [];
  const passwords = {
    verify: (hash: string, password: string) => {
      checked.push(hash);
      return Promise.resolve(hash === `hash of ${password}`);
    },
  };
  const signIn = new SignIn<Person>({
    find: (login) => people.get(login),
    passwords,
    clock: { now: () => instant(now) },
    decoy: "hash of nothing",
  });
  return { signIn, checked, pass: (ms) => (now += ms) };
}

type Person = { readonly login: string; readonly password: string | null };

const tooMany = (retryAfterSeconds: number) => ({
  ok: false,
  error: { code: "too-many", retryAfterSeconds },
});

describe("signing in", () => {
  test("works with the right password, spaces around the login aside", async () => {
    expect(await aSignIn().signIn.check(" anna ", "right")).toEqual({ ok: true, value: anna });
  });

  test("tells a wrong password, an unknown login and one without password alike", async () => {
    const { signIn, checked } = aSignIn();
    const no = { ok: false, error: { code: "unauthenticated" } };
    expect(await signIn.check("anna", "wrong")).toEqual(no);
    expect(await signIn.check("eve", "nothing")).toEqual(no);
    expect(await signIn.check("token-only", "nothing")).toEqual(no);
    expect(checked).toEqual(["hash of right", "hash of nothing", "hash of nothing"]);
  });

  test("waits after five failures, twice as long each time, also with the right one", async () => {
    const { signIn, pass, checked } = aSignIn();
    for (let n = 0; n < 5; n++) await signIn.check("anna", "wrong");
    expect(await signIn.check("ANNA", "right")).toEqual(tooMany(1));
    expect(checked).toHaveLength(5);
    pass(1_000);
    await signIn.check("anna", "wrong");
    expect(await signIn.check("anna", "right")).toEqual(tooMany(2));
    pass(2_000);
    expect(await signIn.check("anna", "right")).toMatchObject({ ok: true });
    expect(await signIn.check("anna", "wrong")).toMatchObject({
      error: { code: "unauthenticated" },
    });
  });

  test("never waits longer than five minutes, and forgets after an hour", async () => {
    const { signIn, pass } = aSignIn();
    for (let n = 0; n < 30; n++) {
      const tried = await signIn.check("anna", "wrong");
      expect(tried).toMatchObject({ error: { code: "unauthenticated" } });
      pass(300_000);
    }
    await signIn.check("anna", "wrong");
    expect(await signIn.check("anna", "right")).toEqual(tooMany(300));
    pass(3_600_000);
    for (let n = 0; n < 4; n++) await signIn.check("anna", "wrong");
    expect(await signIn.check("anna", "right")).toMatchObject({ ok: true });
  });

  test("counts tries that come at the same moment", async () => {
    const { signIn, checked } = aSignIn();
    const tries = Array.from({ length: 50 }, (_, n) => signIn.check("anna", `guess ${n}`));
    await Promise.all(tries);
    expect(checked).toHaveLength(5);
  });
});
