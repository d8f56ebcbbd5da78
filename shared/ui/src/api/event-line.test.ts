import { describe, expect, test } from "vitest";
import { EventLine } from "./event-line.ts";

type Listener = (message: { data: string }) => void;

/** A source of events that is moved by hand, as a browser's is by the network. */
class HandSource {
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly listeners = new Map<string, Listener[]>();

  addEventListener(name: string, hear: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), hear]);
  }

  tell(name: string, data: string): void {
    for (const hear of this.listeners.get(name) ?? []) hear({ data });
  }

  close(): void {
    this.readyState = 2;
  }
}

function aLine() {
  const sources: HandSource[] = [];
  const waiting: (() => void)[] = [];
  const told = { refusals: 0 };
  let now = 0;
  const line = new EventLine("/v1/live", {
    open: () => {
      const source = new HandSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    now: () => now,
    after: (_ms, run) => {
      waiting.push(run);
      return () => undefined;
    },
    refused: () => {
      told.refusals += 1;
    },
  });
  const at = (ms: number) => {
    now = ms;
  };
  return { line, sources, waiting, told, at };
}

describe("a page's line", () => {
  test("R535 is one stream for all hearers, and says since when it stands or does not", () => {
    const { line, sources, at } = aLine();
    const heard: unknown[] = [];
    line.open();
    const stop = line.hear("booking", (data) => heard.push(data));
    line.hear("booking", (data) => heard.push(data));
    expect(line.state()).toEqual({ reached: null, since: 0 });
    at(5);
    sources[0]?.onopen?.();
    expect(line.state()).toEqual({ reached: true, since: 5 });
    sources[0]?.tell("booking", '{"amount":3}');
    stop();
    sources[0]?.tell("booking", "half a {");
    expect(heard).toEqual([{ amount: 3 }, { amount: 3 }, null]);
    expect(sources).toHaveLength(1);
  });

  test("R535 is dialled again when the browser has given up, with all its hearers", () => {
    const { line, sources, waiting, at } = aLine();
    const heard: unknown[] = [];
    line.hear("node", (data) => heard.push(data));
    line.open();
    sources[0]?.onopen?.();
    at(9);
    sources[0]?.onerror?.();
    expect(line.state()).toEqual({ reached: false, since: 9 });
    expect(waiting).toHaveLength(0);
    sources[0]?.close();
    sources[0]?.onerror?.();
    waiting[0]?.();
    sources[1]?.tell("node", "1");
    expect(heard).toEqual([1]);
    line.close();
    expect(sources[1]?.readyState).toBe(2);
  });

  test("R633 tells a server that turned it away from one that is out of reach", () => {
    const { line, sources, told } = aLine();
    line.open();
    sources[0]?.onerror?.();
    expect(told.refusals).toBe(0);
    sources[0]?.close();
    sources[0]?.onerror?.();
    expect(told.refusals).toBe(1);
    expect(line.state().reached).toBe(false);
  });
});
