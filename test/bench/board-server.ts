import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { LiveSummary } from "@cardweave/shared/protocol/http/live";
import type { Network } from "../process/network.ts";

/** Branches that have something to say each time. */
const perUpdate = 10;
const begunAt = 100_000_000;
/** Where the portal listens. */
const streamPath = "/v1/live";

/** The hub as it is, but for its stream of events: that tells as often as it is asked to. */
export class BoardServer {
  readonly #server: Server;
  readonly #summary: LiveSummary;
  readonly #streams = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | undefined;
  #told = 0;

  private constructor(server: Server, summary: LiveSummary) {
    this.#server = server;
    this.#summary = summary;
  }

  static async open({ hub, admin }: Network): Promise<BoardServer> {
    const { body } = await admin.call<LiveSummary>("GET", "/v1/live/summary");
    const server = createServer();
    const board = new BoardServer(server, body);
    const { port, hostname } = new URL(hub.address);
    server.on("request", (asked: IncomingMessage, answer: ServerResponse) => {
      if (asked.url === streamPath) board.#listen(answer);
      else pass(asked, answer, { port, hostname });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return board;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the page's turnover says after the last update. */
  get lastShown(): string {
    return (this.#turnover / 100).toLocaleString("en-GB", { minimumFractionDigits: 2 });
  }

  get #turnover(): number {
    return begunAt + this.#told;
  }

  #listen(answer: ServerResponse): void {
    answer.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    answer.write(": open\n\n");
    this.#streams.add(answer);
    answer.on("close", () => this.#streams.delete(answer));
  }

  begin(perSecond: number): void {
    if (this.#streams.size === 0) throw new Error(`no page listens at ${streamPath}`);
    this.#timer = setInterval(() => this.#tell(), 1_000 / perSecond);
  }

  /** How many were told. */
  end(): number {
    clearInterval(this.#timer);
    return this.#told;
  }

  #tell(): void {
    this.#told += 1;
    const { troubles: _, ...news } = this.#summary;
    const at = (this.#told * perUpdate) % news.branches.length;
    const branches = news.branches.slice(at, at + perUpdate).map((branch) => {
      return { ...branch, lastFiveMinutes: this.#told % 90, turnover: this.#told * 100 };
    });
    const told = { ...news, turnover: this.#turnover, lastFiveMinutes: this.#told, branches };
    const text = `id: bench-${this.#told}\nevent: board\ndata: ${JSON.stringify(told)}\n\n`;
    for (const stream of this.#streams) stream.write(text);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

type Place = { readonly port: string; readonly hostname: string };

function pass(asked: IncomingMessage, answer: ServerResponse, { port, hostname }: Place): void {
  const { method, url: path, headers } = asked;
  const onward = request({ hostname, port, method, path, headers }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}
