import type { Operator } from "@cardweave/shared/domain/control-bodies";
import { People, tokenHash } from "@cardweave/shared/http/people";
import type { Passwords } from "@cardweave/shared/http/sign-in";
import type { Replica } from "@cardweave/shared/replica/replica";
import { aNetworkOf, decree } from "@cardweave/shared/replica/replica-builders";
import { beforeEach, describe, expect, test } from "vitest";
import { TillSessions } from "./till-sessions.ts";

const quick: Passwords = { verify: async (hash, password) => hash === `quick ${password}` };

const anna: Operator = {
  kind: "operator",
  id: "o-1",
  login: "anna",
  role: "cashier",
  branches: ["nord"],
  password: "quick secret",
  token: null,
  active: true,
};

let network: Replica;
let sessions: TillSessions;

beforeEach(async () => {
  network = await aNetworkOf(["nord"]);
  const branch = { id: "nord", name: "Nord", region: null, zone: "Europe/Berlin", active: true };
  const till = { id: "t1", branch: "nord", name: "Till 1", training: false, active: true };
  await decree(network, { kind: "branch", ...branch }, anna);
  await decree(network, { kind: "till", ...till, token: tokenHash("till's") });
  const people = new People(network, "nord");
  sessions = new TillSessions({ replica: network, people, passwords: quick, decoy: "quick none" });
});

async function signIn(password: string) {
  return sessions.signIn({ till: "t1", tillToken: "till's", login: "anna", password });
}

describe("somebody who is signed in at a till", () => {
  test.each<[string, Partial<Operator>]>([
    ["another password", { password: "quick other" }],
    ["another role", { role: "manager" }],
    ["another branch", { branches: ["sued"] }],
    ["an end", { active: false }],
  ])("R565 is not any more after %s", async (_what, change) => {
    const signedIn = await signIn("secret");
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    const { principal } = signedIn.value;
    await decree(network, { ...anna, login: "anna" });
    expect(await sessions.stands(principal)).toBe(true);
    await decree(network, { ...anna, ...change });
    expect(await sessions.stands(principal)).toBe(false);
  });

  test("R565 signs in with the newest password alone", async () => {
    await decree(network, { ...anna, password: "quick other" });
    expect((await signIn("secret")).ok).toBe(false);
    expect((await signIn("other")).ok).toBe(true);
  });
});
