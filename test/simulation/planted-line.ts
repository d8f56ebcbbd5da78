import type { Connection } from "@cardweave/shared/ports/line";
import { encodeFrame, type Frame, parseFrame } from "@cardweave/shared/protocol/frames";
import type { FeedPage, Live } from "@cardweave/shared/protocol/frames-feed";
import type { Hello } from "@cardweave/shared/protocol/frames-greeting";
import type { Rng } from "./rng.ts";

type Change = (frame: Frame) => Frame | null;

/** A line whose frames are changed on their way in or out; null drops one. */
function through(end: Connection, { incoming, leaving }: { incoming: Change; leaving: Change }) {
  const passed = (bytes: Uint8Array, change: Change, on: (bytes: Uint8Array) => void): void => {
    const parsed = parseFrame(bytes);
    const frame = parsed.ok ? change(parsed.value) : null;
    if (!parsed.ok || frame === parsed.value) on(bytes);
    else if (frame !== null) on(encodeFrame(frame));
  };
  const line: Connection = {
    send: (bytes) => passed(bytes, leaving, (changed) => end.send(changed)),
    buffered: () => end.buffered(),
    close: (why) => end.close(why),
    receive: (listener) =>
      end.receive({
        frame: (bytes) => passed(bytes, incoming, (changed) => listener.frame(changed)),
        ended: (why) => listener.ended(why),
      }),
  };
  return line;
}

const asIs: Change = (frame) => frame;

/** Believes its own disk when the hub knows more of it. */
export function acceptingRollback(end: Connection): Connection {
  let mine: Hello | null = null;
  return through(end, {
    leaving: (frame) => {
      if (frame.type === "hello") mine = frame;
      return frame;
    },
    incoming: (frame) => {
      if (frame.type !== "welcome" || mine === null) return frame;
      if (frame.position.seq <= mine.seq) return frame;
      const { seq, head } = mine;
      return { ...frame, position: { ...frame.position, seq, head } };
    },
  });
}

/** The cursor moves on past an entry that was not stored: another stands in its place. */
export function passingHoles(end: Connection, rng: Rng, type: "page" | "live"): Connection {
  let filler: Uint8Array | null = null;
  const holed = (frame: FeedPage | Live): FeedPage | Live => {
    const entries = frame.entries.map((one) => {
      const old = filler;
      filler = one.bytes;
      return old !== null && one.shard !== "control" && rng.chance(0.1)
        ? { ...one, bytes: old }
        : one;
    });
    return { ...frame, entries };
  };
  return through(end, {
    leaving: asIs,
    incoming: (frame) => (frame.type === type ? holed(frame as FeedPage | Live) : frame),
  });
}

const firstEpochs = new WeakMap<object, string>();

/** Takes a feed that began anew for the one it knows. */
export function ignoringEpochs(end: Connection, of: object): Connection {
  let current = "";
  const old = (epoch: string): string => {
    current = epoch;
    const first = firstEpochs.get(of) ?? epoch;
    firstEpochs.set(of, first);
    return first;
  };
  return through(end, {
    leaving: (frame) =>
      frame.type === "pull" ? { ...frame, cursor: { ...frame.cursor, epoch: current } } : frame,
    incoming: (frame) => {
      if (frame.type === "welcome") return { ...frame, epoch: old(frame.epoch) };
      if (frame.type !== "page" && frame.type !== "live") return frame;
      return { ...frame, cursor: { ...frame.cursor, epoch: old(frame.cursor.epoch) } };
    },
  });
}

/** Keeps to itself what a restored hub has lost. */
export function offeringNothing(end: Connection): Connection {
  return through(end, {
    leaving: asIs,
    incoming: (frame) => (frame.type === "positions" ? null : frame),
  });
}
