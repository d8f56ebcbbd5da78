import { Network, newCard } from "../process/network.ts";
import { type Bench, median, quantile } from "./measures.ts";

const warmUp = 100;
const bookings = 1_000;

export const live: Bench = {
  name: "live",
  what: "a booking in one branch, seen at another branch's till through the hub",
  run: async (folder) => {
    const network = await Network.open({ nodes: 2, home: `${folder}/network` });
    try {
      return await measured(network);
    } finally {
      await network.close();
    }
  },
};

async function measured(network: Network) {
  const [here, there] = [network.branch(0).till, network.branch(1).till];
  const token = network.plan.branches[1]?.tills[0]?.token ?? "";
  const watch = await Watch.open(there.address, token);
  const fromCall: number[] = [];
  const fromAnswer: number[] = [];
  for (let at = 0; at < warmUp + bookings; at++) {
    const card = newCard();
    const called = performance.now();
    const booking = { card, type: "credit", purse: "points", amount: 1 } as const;
    const { account } = await here.book(`live ${at}`, booking);
    const answered = performance.now();
    const seen = await watch.seen(account.id);
    if (at < warmUp) continue;
    fromCall.push(seen - called);
    fromAnswer.push(Math.max(0, seen - answered));
  }
  watch.close();
  return [
    { name: "asked for until seen, p50", value: median(fromCall), unit: "ms" },
    { name: "answered until seen, p50", value: median(fromAnswer), unit: "ms", goal: { most: 3 } },
    { name: "answered until seen, p99", value: quantile(fromAnswer, 0.99), unit: "ms" },
  ];
}

/** The events of a till's page; remembers when each account's first one came. */
class Watch {
  readonly #abort: AbortController;
  readonly #times = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();

  private constructor(abort: AbortController) {
    this.#abort = abort;
  }

  static async open(address: string, token: string): Promise<Watch> {
    const abort = new AbortController();
    const response = await fetch(new URL("/v1/events", address), {
      headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream" },
      signal: abort.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`);
    const watch = new Watch(abort);
    void watch.#follow(response.body);
    return watch;
  }

  async #follow(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    try {
      for await (const chunk of body) {
        const now = performance.now();
        const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) this.#note(line, now);
      }
    } catch (fault) {
      if (!this.#abort.signal.aborted) throw fault;
    }
  }

  #note(line: string, now: number): void {
    const account = /"account":"([0-9a-f]{34})"/.exec(line)?.[1];
    if (account === undefined || this.#times.has(account)) return;
    this.#times.set(account, now);
    this.#waiting.get(account)?.(now);
  }

  seen(account: string): Promise<number> {
    const known = this.#times.get(account);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => this.#waiting.set(account, resolve));
  }

  close(): void {
    this.#abort.abort();
  }
}
