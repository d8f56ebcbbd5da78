import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../domain/measure.ts";
import { isOfNow, isRightCode, parseRotating, rotatingCode, rotatingKey } from "./rotating-code.ts";

const secret = new Uint8Array(32).fill(7);
const number = "K7Q2M4X5R3T5W6ZA0";
const key = rotatingKey(secret, "own", number);
const noon = instant(1_780_000_000_000);

describe("the app's rotating code", () => {
  test("R788 Q6: is right for its card and its half minute, and for no other", () => {
    const text = rotatingCode(key, number, noon);
    expect(text).toMatch(/^L1\.K7Q2M4X5R3T5W6ZA0\.59333333\.[A-Z2-7]{8}$/);
    const code = parseRotating(text)!;
    expect(isRightCode(key, code)).toBe(true);
    expect(isRightCode(rotatingKey(secret, "uid", number), code)).toBe(false);
    expect(isRightCode(rotatingKey(new Uint8Array(32), "own", number), code)).toBe(false);
    expect(isRightCode(key, { ...code, step: code.step + 1 })).toBe(false);
  });

  test("R788 holds for a minute before and after, as clocks differ", () => {
    const code = parseRotating(rotatingCode(key, number, noon))!;
    const at = [-120, -60, 0, 60, 120].map((seconds) => instant(noon + seconds * 1_000));
    expect(at.map((now) => isOfNow(code, now))).toEqual([false, true, true, true, false]);
  });

  test("R788 nothing else is taken for one, and no changed letter passes", () => {
    for (const wrong of ["", "L1", "L2.A.1.AAAAAAAA", "L1.A.1.AAAAAAA", "L1.A.x.AAAAAAAA"]) {
      expect(parseRotating(wrong)).toBeUndefined();
    }
    const text = rotatingCode(key, number, noon);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(..."ABC234.Z"), (at, letter) => {
        fc.pre(text[at] !== letter);
        const code = parseRotating(text.slice(0, at) + letter + text.slice(at + 1));
        const isSame = code?.number === number;
        expect(code !== undefined && isSame && isRightCode(key, code)).toBe(false);
      }),
    );
  });
});
