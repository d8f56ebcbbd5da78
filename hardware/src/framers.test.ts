import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Em4100Framer, em4100In } from "./em4100-framer.ts";
import { EvdevFramer } from "./evdev-framer.ts";
import type { Framer } from "./framed-link.ts";
import { HidPosFramer } from "./hid-pos-framer.ts";
import { LineFramer } from "./line-framer.ts";
import { firstText, linkMessage } from "./ndef.ts";
import { StripeFramer } from "./stripe-framer.ts";

const bytesOf = (text: string): Uint8Array => Buffer.from(text, "latin1");

function readsOf(framer: Framer, ...parts: readonly Uint8Array[]): readonly string[] {
  return parts.flatMap((part) => framer.push(part)).map(({ data }) => data);
}

describe("a serial line", () => {
  test("R851 J4: codes come whole, in whatever portions the bytes come", () => {
    const whole = bytesOf("]E04006381333931\r\n\r\n]C1010950600013435221A\u001d10B\rhalf");
    const cuts = fc.array(fc.nat({ max: whole.length }), { maxLength: 5 });
    fc.assert(
      fc.property(cuts, (places) => {
        const edges = [0, ...places.toSorted((a, b) => a - b), whole.length];
        const parts = edges.slice(1).map((end, at) => whole.subarray(edges[at], end));
        expect(readsOf(new LineFramer(), ...parts)).toEqual([
          "]E04006381333931",
          "]C1010950600013435221A\u001d10B",
        ]);
      }),
    );
  });

  test("R850: noise of any kind makes no framer fail, and is no tag and no swipe", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (parts) => {
        for (const framer of [new LineFramer(), new EvdevFramer(), new HidPosFramer()]) {
          readsOf(framer, ...parts);
        }
        for (const part of parts) firstText(part);
        expect(readsOf(new StripeFramer(), ...parts)).toEqual([]);
      }),
    );
  });

  test("R857 J7: a bank's card leaves the framer neither as text nor as bytes", () => {
    const framer = new StripeFramer();
    expect(
      framer.push(bytesOf("%B4111111111111111^DOE/JANE^4912?;4111111111111111=4912?\r")),
    ).toEqual([]);
    const [read] = framer.push(bytesOf(";2101234567890=?\r"));
    expect(read).toEqual({ medium: "stripe", data: ";2101234567890=?" });
  });
});

describe("tags of 125 kHz", () => {
  const frame = bytesOf("\u00020A00D2F1C3EA\u0003");

  test("R851 J6: a frame with the right sum is a tag, any changed bit none", () => {
    expect(em4100In(frame)).toBe("0A00D2F1C3");
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const changed = Uint8Array.from(frame);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = em4100In(changed);
      // A letter of the other case is the same digit.
      expect(read === undefined || read === "0A00D2F1C3").toBe(true);
    }
  });

  test("R851 J6: a frame is found behind half of another", () => {
    const noise = bytesOf("\u00020A00D2");
    expect(readsOf(new Em4100Framer(), noise, frame)).toEqual(["0A00D2F1C3"]);
  });
});

describe("a scanner in HID-POS mode", () => {
  const report = (data: string, goesOn: number, length: number): Uint8Array => {
    const bytes = Buffer.alloc(64);
    bytes[0] = 2;
    bytes[1] = length;
    bytes.write(data, 2, "latin1");
    bytes[63] = goesOn;
    return bytes;
  };

  test("R859 J4, J5: a code in one report, with and without identifier, and one in two", () => {
    const framer = new HidPosFramer();
    expect(readsOf(framer, report("]Q1ABC", 0, 3), report("4006381333931", 0, 13))).toEqual([
      "]Q1ABC",
      "4006381333931",
    ]);
    expect(readsOf(framer, report("]Q1ABC", 1, 3), report("]Q1DEF", 0, 3))).toEqual(["]Q1ABCDEF"]);
  });

  test("R859 J4: what is no report of a code ends the one that was begun", () => {
    const framer = new HidPosFramer();
    const parts = [report("ABC", 1, 3), report("DEF", 0, 99), report("GHI", 0, 3)];
    expect(readsOf(framer, ...parts)).toEqual(["GHI"]);
  });
});

describe("a scanner that types", () => {
  const key = (code: number, value: number, ms = 0): Uint8Array => {
    const bytes = Buffer.alloc(24);
    bytes.writeBigInt64LE(BigInt(ms) * 1_000n, 8);
    bytes.writeUInt16LE(1, 16);
    bytes.writeUInt16LE(code, 18);
    bytes.writeInt32LE(value, 20);
    return bytes;
  };
  const lost = Buffer.alloc(24);
  lost.writeUInt16LE(3, 18);

  test("R856 J4: after lost keys nothing counts up to Enter", () => {
    const keys = [key(16, 1), lost, key(17, 1), key(28, 1), key(18, 1), key(28, 1)];
    expect(readsOf(new EvdevFramer(), ...keys)).toEqual(["e"]);
  });

  test("R856 J4: a pause parts what was typed by hand from the code", () => {
    const keys = [key(16, 1, 0), key(17, 1, 1_000), key(28, 1, 1_001)];
    expect(readsOf(new EvdevFramer(), ...keys)).toEqual(["w"]);
  });

  test("R856 J4: held shift makes capitals, and a key that repeats counts once", () => {
    const keys = [key(42, 1), key(16, 1), key(16, 2), key(42, 0), key(16, 1), key(28, 1)];
    expect(readsOf(new EvdevFramer(), ...keys)).toEqual(["Qq"]);
  });
});

describe("an NDEF message", () => {
  test("R853 J6: every link comes back as it was written", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,240}$/), (rest) => {
        expect(firstText(linkMessage(`https://${rest}`))).toBe(`https://${rest}`);
      }),
    );
  });

  test("R853 J6: the first text counts, of a message that is whole", () => {
    const text = Buffer.from("d101065402656e4142" + "43", "hex");
    expect(firstText(text)).toBe("ABC");
    expect(firstText(text.subarray(0, 7))).toBeUndefined();
    const behind = Buffer.concat([
      Buffer.from("120101780a", "hex"),
      Buffer.from("510102550041", "hex"),
    ]);
    expect(firstText(behind)).toBe("A");
  });
});
