import { readFileSync } from "node:fs";
import { CommandRefused } from "@cardweave/shared/commands/program";
import type { ProblemBody } from "@cardweave/shared/protocol/problems";
import type { Command } from "commander";

export type HubOptions = { readonly hub: string; readonly tokenFile?: string };

/** A command that talks to a hub that runs. */
export function withHub(command: Command): Command {
  const address = process.env["CARDWEAVE_HUB"] ?? "http://127.0.0.1:7400";
  return command
    .option("--hub <address>", "the hub's address", address)
    .option(
      "--token-file <file>",
      "the bearer token; by default CARDWEAVE_TOKEN of the environment",
    );
}

export type HubCaller = {
  readonly json: <T>(method: "GET" | "POST" | "PATCH", path: string, body?: object) => Promise<T>;
  readonly bytes: (path: string) => Promise<Uint8Array>;
  /** Puts a body as it comes. */
  readonly send: <T>(path: string, body: Sending) => Promise<T>;
};

export type Sending = { readonly media: string; readonly body: ReadableStream };

/** Calls refuse as the hub does, in one line. */
export function hubCaller(options: HubOptions): HubCaller {
  const token = tokenOf(options);
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await answer(options.hub, path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return good(response);
  };
  const send = async <T>(path: string, { media, body }: Sending): Promise<T> => {
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": media };
    const init: RequestInit = { method: "PUT", headers, body, duplex: "half" };
    return (await (await good(await answer(options.hub, path, init))).json()) as T;
  };
  return {
    json: async <T>(method: "GET" | "POST" | "PATCH", path: string, body?: object) =>
      (await (await ask(method, path, body)).json()) as T,
    send,
    bytes: async (path) => new Uint8Array(await (await ask("GET", path)).arrayBuffer()),
  };
}

async function good(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw new CommandRefused(saidBy(await response.text(), response.status));
}

function tokenOf({ tokenFile }: HubOptions): string {
  const token =
    tokenFile === undefined ? process.env["CARDWEAVE_TOKEN"] : readText(tokenFile).trim();
  if (token !== undefined && token !== "") return token;
  throw new CommandRefused("no token: set CARDWEAVE_TOKEN or give --token-file");
}

async function answer(hub: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, hub), init);
  } catch (fault) {
    if (fault instanceof TypeError) throw new CommandRefused(`${hub} does not answer`);
    throw fault;
  }
}

function saidBy(text: string, status: number): string {
  try {
    const problem = JSON.parse(text) as ProblemBody & {
      fields?: { field: string; reason: string }[];
    };
    const fields = (problem.fields ?? []).map(({ field, reason }) => `\n  ${field}: ${reason}`);
    return `${problem.title}${fields.join("")}`;
  } catch {
    return `the hub answered ${status}`;
  }
}

export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (fault) {
    throw new CommandRefused(`cannot read ${path}: ${(fault as NodeJS.ErrnoException).code}`);
  }
}
