import { readLine } from "../api/read-node.ts";
import { record, text, UnreadableAnswer } from "../api/readers.ts";
import type { CardRef } from "../api/shapes.ts";
import type { NodeEvent } from "./node-line.ts";

type Reader = (data: unknown) => NodeEvent;

const readers: Record<string, Reader> = {
  // Events were missed and cannot be told again: as if the line had just been opened.
  resync: () => ({ kind: "open" }),
  line: (data) => ({ kind: "line", health: readLine(data) }),
  account: (data) => ({ kind: "account", account: text(record(data)["account"]) }),
  card: (data) => ({ kind: "card", card: readCard(record(record(data)["card"])) }),
};

/** With the proof that a code of the moment or a chip's tap brings. */
function readCard(card: Readonly<Record<string, unknown>>): CardRef {
  const named = { scheme: text(card["scheme"]), number: text(card["number"]) };
  if (card["proof"] === undefined) return named;
  const { rotating, sun } = record(card["proof"]);
  return {
    ...named,
    proof: {
      ...(rotating === undefined ? {} : { rotating: text(rotating) }),
      ...(sun === undefined ? {} : { sun: text(sun) }),
    },
  };
}

/** An event that cannot be read is left out: the next health answer tells the same facts. */
function readEvent(read: Reader, data: string): NodeEvent | null {
  try {
    return read(JSON.parse(data));
  } catch (fault) {
    if (fault instanceof UnreadableAnswer || fault instanceof SyntaxError) return null;
    throw fault;
  }
}

const againMs = 2000;

/** Listens to the node's event stream and dials again when the browser has given up. */
export function listenWith(after: (ms: number, run: () => void) => () => void) {
  return (hear: (event: NodeEvent) => void): (() => void) => {
    let hangUp = (): void => undefined;
    const dial = (): void => {
      const source = new EventSource("/v1/events");
      hangUp = () => source.close();
      source.onopen = () => hear({ kind: "open" });
      source.onerror = () => {
        hear({ kind: "silent" });
        if (source.readyState === EventSource.CLOSED) hangUp = after(againMs, dial);
      };
      for (const [name, read] of Object.entries(readers)) {
        source.addEventListener(name, (message) => {
          const event = readEvent(read, message.data);
          if (event !== null) hear(event);
        });
      }
    };
    dial();
    return () => hangUp();
  };
}
