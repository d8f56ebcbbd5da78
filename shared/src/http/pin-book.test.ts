import { expect, test } from "vitest";
import { scryptPins } from "../adapters/scrypt-pins.ts";
import type { DocId } from "../domain/ids.ts";
import { aNetworkOf } from "../replica/replica-builders.ts";
import { PinBook } from "./pin-book.ts";

const doc = `01${"1".repeat(32)}` as DocId;
const secret = new Uint8Array(32).fill(7);

async function aBook(of: Uint8Array = secret): Promise<PinBook> {
  return new PinBook({ replica: await aNetworkOf(["nord"]), secret: of, hash: scryptPins });
}

test("R479 Q6: guesses that come in the same moment are counted one by one", async () => {
  const book = await aBook();
  const verifier = await book.verifierOf(doc, "1234");
  const pins = ["0000", "1111", "2222", "3333", "4444", "1234", "5555"];
  const answers = await Promise.all(pins.map((pin) => book.check({ doc, verifier, pin })));
  const wrong = Array.from({ length: 5 }, () => "pin-wrong");
  expect(answers.map((refusal) => refusal?.code)).toEqual([...wrong, "too-many", "too-many"]);
});

test("R479 a verifier is of one account, one network and one PIN, and no PIN stands in it", async () => {
  const book = await aBook();
  const verifier = await book.verifierOf(doc, "1234");
  expect(verifier).not.toContain("1234");
  expect(verifier.length).toBeLessThan(256);
  expect(await book.check({ doc, verifier, pin: "1234" })).toBeNull();
  const elsewhere = `01${"2".repeat(32)}` as DocId;
  expect((await book.check({ doc: elsewhere, verifier, pin: "1234" }))?.code).toBe("pin-wrong");
  const foreign = await aBook(new Uint8Array(32));
  expect((await foreign.check({ doc, verifier, pin: "1234" }))?.code).toBe("pin-wrong");
});

test("R479 what is no verifier is nobody's PIN", async () => {
  const book = await aBook();
  for (const verifier of [
    "",
    "scrypt:99:AA:AA",
    "scrypt:0:AA:AA",
    "argon:1:AA:AA",
    "scrypt:13::",
  ]) {
    expect((await book.check({ doc, verifier, pin: "1234" }))?.code).toMatch(/pin-wrong|too-many/);
  }
});
