import type { Connection, LineEnd } from "@cardweave/shared/ports/line";
import { longestFrame } from "@cardweave/shared/protocol/frames";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ManualTimers, until } from "./connection-timers.ts";

export type ConnectedPair = {
  readonly left: Connection;
  readonly right: Connection;
  readonly timers: ManualTimers;
  cut(): void;
  hush(): void;
  dispose(): void;
};

type Heard = { readonly frames: Uint8Array[]; readonly ends: LineEnd[] };

export function listen(connection: Connection): Heard {
  const heard: Heard = { frames: [], ends: [] };
  connection.receive({
    frame: (bytes) => void heard.frames.push(bytes),
    ended: (end) => void heard.ends.push(end),
  });
  return heard;
}

const bye: LineEnd = { code: "test-over", detail: "that was all" };
const numbered = (at: number): Uint8Array => Uint8Array.of(at >> 8, at & 255);

/** What every kind of connection promises, whatever lies between its two ends. */
export function connectionContract(name: string, open: () => Promise<ConnectedPair>): void {
  describe(`a ${name} connection`, () => {
    let pair: ConnectedPair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.dispose());
    const settled = (holds: () => boolean) => until(pair.timers, holds);

    test("delivers whole frames in order, both ways", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      const sent = Array.from({ length: 300 }, (_, at) => numbered(at));
      for (const frame of sent) {
        pair.left.send(frame);
        pair.right.send(frame);
      }
      await settled(() => left.frames.length === 300 && right.frames.length === 300);
      expect(right.frames).toEqual(sent);
      expect(left.frames).toEqual(sent);
    });

    test("delivers frames of every size, the empty and the longest too", async () => {
      const right = listen(pair.right);
      const sizes = [0, 1, 125, 126, 65_535, 65_536, longestFrame];
      for (const size of sizes) pair.left.send(new Uint8Array(size).fill(size));
      await settled(() => right.frames.length === sizes.length);
      expect(right.frames.map((frame) => frame.length)).toEqual(sizes);
      const isWhole = (frame: Uint8Array) => frame.every((byte) => byte === frame.length % 256);
      expect(right.frames.every(isWhole)).toBe(true);
      expect(right.ends).toEqual([]);
    });

    test("leaves the bytes that it was given as they were", async () => {
      const frame = Buffer.from([1, 2, 3]);
      const [left, right] = [listen(pair.left), listen(pair.right)];
      pair.left.send(frame);
      pair.right.send(frame);
      await settled(() => right.frames.length === 1 && left.frames.length === 1);
      expect([...frame]).toEqual([1, 2, 3]);
      expect(right.frames[0]).toEqual(Uint8Array.of(1, 2, 3));
    });

    test("refuses to send a frame over the limit, and goes on", async () => {
      const right = listen(pair.right);
      expect(() => pair.left.send(new Uint8Array(longestFrame + 1))).toThrow(/fits its limit/);
      pair.left.send(numbered(1));
      await settled(() => right.frames.length === 1);
      expect(right.ends).toEqual([]);
    });

    test("keeps frames for a listener that comes later", async () => {
      const left = listen(pair.left);
      pair.left.send(numbered(1));
      pair.left.send(numbered(2));
      pair.left.close(bye);
      await settled(() => left.ends.length === 1);
      const right = listen(pair.right);
      await settled(() => right.ends.length === 1);
      expect(right.frames).toEqual([numbered(1), numbered(2)]);
    });

    test("delivers what was sent before close, then tells both sides the end once", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      for (let at = 0; at < 50; at++) pair.left.send(numbered(at));
      pair.left.close(bye);
      pair.left.send(numbered(99));
      pair.left.close({ code: "again", detail: "" });
      await settled(() => left.ends.length === 1 && right.ends.length === 1);
      pair.timers.advance(120_000);
      await settled(() => true);
      expect(right.frames).toHaveLength(50);
      expect([left.ends, right.ends]).toEqual([[bye], [bye]]);
    });

    test("tells the end after close has returned, never from within", async () => {
      const left = listen(pair.left);
      pair.left.close(bye);
      expect(left.ends).toEqual([]);
      await settled(() => left.ends.length === 1);
    });

    test("delivers nothing to a side that has closed", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      for (let at = 0; at < 50; at++) pair.right.send(numbered(at));
      pair.left.close(bye);
      await settled(() => left.ends.length === 1 && right.ends.length === 1);
      expect(left.frames).toEqual([]);
    });

    test("ends once on each side when both close at the same time", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      const other = { code: "other", detail: "" };
      pair.left.close(bye);
      pair.right.close(other);
      await settled(() => left.ends.length === 1 && right.ends.length === 1);
      expect([left.ends, right.ends]).toEqual([[bye], [other]]);
    });

    test("can be closed by a listener in the middle of its frames", async () => {
      const frames: Uint8Array[] = [];
      const ends: LineEnd[] = [];
      pair.right.receive({
        frame: (bytes) => {
          frames.push(bytes);
          if (frames.length === 3) pair.right.close(bye);
        },
        ended: (end) => void ends.push(end),
      });
      const left = listen(pair.left);
      for (let at = 0; at < 50; at++) pair.left.send(numbered(at));
      await settled(() => left.ends.length === 1 && ends.length === 1);
      expect(frames).toHaveLength(3);
      expect([left.ends, ends]).toEqual([[bye], [bye]]);
    });

    test("cuts a reason that is too long for its way, not the line", async () => {
      const right = listen(pair.right);
      pair.left.close({ code: "long", detail: "ä".repeat(500) });
      await settled(() => right.ends.length === 1);
      expect(right.ends).toEqual([{ code: "long", detail: "ä".repeat(59) }]);
    });

    test("tells both sides of a cut; sending and closing then do nothing", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      pair.cut();
      await settled(() => left.ends.length === 1 && right.ends.length === 1);
      pair.left.send(numbered(1));
      pair.left.close(bye);
      pair.timers.advance(120_000);
      await settled(() => true);
      expect([left.ends, right.ends].map((ends) => ends.map(({ code }) => code))).toEqual([
        ["cut"],
        ["cut"],
      ]);
      expect(right.frames).toEqual([]);
      expect(pair.left.buffered()).toBe(0);
    });

    test("loses only a tail to a cut, never a frame in the middle", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      const sent = Array.from({ length: 200 }, (_, at) => numbered(at));
      for (const frame of sent) pair.left.send(frame);
      await settled(() => right.frames.length >= 1);
      pair.cut();
      await settled(() => left.ends.length === 1 && right.ends.length === 1);
      expect(right.frames).toEqual(sent.slice(0, right.frames.length));
    });

    test("shows what a peer does not take, and counts down when it does", async () => {
      const right = listen(pair.right);
      pair.left.send(new Uint8Array(1000));
      await settled(() => right.frames.length === 1);
      await settled(() => pair.left.buffered() === 0);
      pair.hush();
      for (let at = 0; at < 64; at++) pair.left.send(new Uint8Array(longestFrame));
      await settled(() => pair.left.buffered() > 4 * longestFrame);
    });

    test("ends by itself when the peer has vanished, not before 20 seconds", async () => {
      const [left, right] = [listen(pair.left), listen(pair.right)];
      pair.left.send(numbered(1));
      await settled(() => right.frames.length === 1);
      pair.hush();
      pair.timers.advance(19_999);
      expect([...left.ends, ...right.ends]).toEqual([]);
      pair.timers.advance(10_001);
      await settled(() => left.ends.length === 1 && right.ends.length === 1);
      expect([...left.ends, ...right.ends].map(({ code }) => code)).toEqual([
        "vanished",
        "vanished",
      ]);
    });

    test("does not wait for a vanished peer in order to close", async () => {
      const left = listen(pair.left);
      pair.hush();
      pair.left.close(bye);
      pair.timers.advance(2_000);
      await settled(() => left.ends.length === 1);
      expect(left.ends).toEqual([bye]);
    });
  });
}
