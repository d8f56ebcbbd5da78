import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sunParts } from "../../domain/codes/sun-link.ts";
import type { DocId } from "../../domain/ids.ts";
import { fromHex, toHex } from "../../entries/hex.ts";
import { aNetworkOf } from "../../replica/replica-builders.ts";
import { aesCmac } from "./aes-cmac.ts";
import { aSunTap } from "./sun-builders.ts";
import { readSunTap, type SunKeys, sunKeys } from "./sun-tap.ts";
import { SunTaps } from "./sun-taps.ts";

const zeros: SunKeys = { meta: new Uint8Array(16), file: new Uint8Array(16) };
const published = { counter: "EF963FF7828658A599F3041510671E88", mac: "94EED9EE65337086" };

describe("AES-CMAC", () => {
  const key = fromHex("2b7e151628aed2a6abf7158809cf4f3c");
  const message = fromHex(
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51" +
      "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
  );

  test.each([
    [0, "bb1d6929e95937287fa37d129b756746"],
    [16, "070a16b46b4d4144f79bdd9dd04a287c"],
    [40, "dfa66747de9ae63030ca32611497c827"],
    [64, "51f0bebf7e3b9d92fc49741779363cfe"],
  ])("R855 J8: the published code of %i bytes", (length, code) => {
    expect(toHex(aesCmac(key, message.subarray(0, length)))).toBe(code);
  });

  test("R855 J8: the published session key", () => {
    const session = aesCmac(zeros.file, fromHex("3cc30001008004de5f1eacc0403d0000"));
    expect(toHex(session)).toBe("3fb5f6e3a807a03d5e3570ace393776f");
  });
});

describe("a tap", () => {
  test("R855 J8: the published one tells chip and counter", () => {
    expect(readSunTap(published, zeros)).toEqual({ uid: "04DE5F1EACC040", counter: 61 });
  });

  test("R855 J8: one changed character anywhere is no tap", () => {
    const proof = `${published.counter}.${published.mac}`;
    const at = fc.nat({ max: proof.length - 1 });
    fc.assert(
      fc.property(at, fc.constantFrom(..."0123456789ABCDEF"), (place, other) => {
        const changed = proof.slice(0, place) + other + proof.slice(place + 1);
        const parts = sunParts(changed);
        const tap = parts === undefined ? undefined : readSunTap(parts, zeros);
        expect(tap === undefined).toBe(changed !== proof);
      }),
    );
  });

  test("R855 J8: a card's keys are its own, for each of its networks", () => {
    const secret = new Uint8Array(32).fill(1);
    const all = [
      sunKeys(secret, "own", "A"),
      sunKeys(secret, "own", "B"),
      sunKeys(secret, "uid", "A"),
      sunKeys(new Uint8Array(32), "own", "A"),
    ].flatMap(({ meta, file }) => [toHex(meta), toHex(file)]);
    expect(new Set(all).size).toBe(8);
  });
});

const doc = `01${"1".repeat(32)}` as DocId;
const secret = new Uint8Array(32).fill(7);

const tapOf = (number: string, count: number) => aSunTap({ secret, number, count });

describe("taps at a store node", () => {
  const card = { doc, scheme: "own", number: "K7Q2" };

  test("R864 J8: a tap counts once, and none before it counts any more", async () => {
    const taps = new SunTaps({ replica: await aNetworkOf(["nord"]), secret });
    const good = (count: number) => taps.isGood({ ...card, proof: tapOf("K7Q2", count) });
    expect([await good(5), await good(5), await good(4), await good(6)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("R864 J8: of two that come at once, one counts", async () => {
    const taps = new SunTaps({ replica: await aNetworkOf(["nord"]), secret });
    const proof = tapOf("K7Q2", 1);
    const both = await Promise.all([1, 2].map(() => taps.isGood({ ...card, proof })));
    expect(both.toSorted()).toEqual([false, true]);
  });

  test("R864 J8: the counter outlives the process", async () => {
    const replica = await aNetworkOf(["nord"]);
    const proof = tapOf("K7Q2", 9);
    expect(await new SunTaps({ replica, secret }).isGood({ ...card, proof })).toBe(true);
    expect(await new SunTaps({ replica, secret }).isGood({ ...card, proof })).toBe(false);
  });

  test("R864 J8: another card's tap, and what is no tap, proves nothing", async () => {
    const taps = new SunTaps({ replica: await aNetworkOf(["nord"]), secret });
    for (const proof of [tapOf("OTHER", 1), "", "E.C", `${published.counter}.${published.mac}`]) {
      expect(await taps.isGood({ ...card, proof })).toBe(false);
    }
  });
});
