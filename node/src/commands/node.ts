import { existsSync, readFileSync, statfsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { receiptPrinter } from "@cardweave/hardware/adapters/receipt-printer";
import { scryptPins } from "@cardweave/shared/adapters/scrypt-pins";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { wsDialer } from "@cardweave/shared/adapters/ws-dialer";
import { careNotes } from "@cardweave/shared/commands/care-notes";
import { processLifetime } from "@cardweave/shared/commands/lifetime";
import { argonPasswords } from "@cardweave/shared/commands/passwords";
import { processLog } from "@cardweave/shared/commands/process-log";
import { CommandRefused, port, program } from "@cardweave/shared/commands/program";
import { runServer } from "@cardweave/shared/commands/run-server";
import { softwareVersion } from "@cardweave/shared/commands/software";
import { closeServer } from "@cardweave/shared/http/server";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import type { Command } from "commander";
import { assembleNode } from "../node-app.ts";
import { ReaderBoard } from "../readers/reader-board.ts";
import type { ReaderSettings } from "../readers/reader-settings.ts";
import type { NodeDisk } from "../status/node-disk.ts";
import { openNode } from "./open-node.ts";
import { openReaders, readerHelp, readerOption, readersIn } from "./open-readers.ts";

type Options = {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly hub?: string;
  readonly hubCa?: string;
  readonly insecure?: boolean;
  readonly reader: readonly ReaderSettings[];
  readonly printer?: string;
  readonly lowDisk: number;
  readonly logLevel: string;
};

const text =
  "A store node of a customer-card network: accounts and bookings of every card, with or without " +
  "the hub. Tills send their bearer token; people sign in with `POST /v1/sessions`.";

export function nodeCommand(): Command {
  return program("cardweave node")
    .description("Run a store node: serves the branch's tills and books with or without the hub")
    .option("--data <folder>", "the node's data folder", process.env["CARDWEAVE_DATA"] ?? "data")
    .option("--port <number>", "port for the tills", port, 7411)
    .option(
      "--host <address>",
      "address to listen on; the shop's LAN, or this machine",
      "127.0.0.1",
    )
    .option("--hub <address>", "the hub's address, when it is not the enrolled one any more")
    .option("--hub-ca <file>", "certificate to trust for the hub (PEM)")
    .option("--insecure", "allow ws:// to another machine")
    .option("--reader <settings>", readerHelp, readerOption, [])
    .option(
      "--printer <place>",
      "receipt printer: tcp://host[:9100] or a device file",
      process.env["CARDWEAVE_PRINTER"],
    )
    .option(
      "--low-disk <megabytes>",
      "less room than this on the disk is worth a look",
      megabytes,
      megabytes(process.env["CARDWEAVE_LOW_DISK"] ?? "1024"),
    )
    .option("--log-level <level>", "trace, debug, info, warn, error", "info")
    .action(runNode);
}

async function runNode(options: Options): Promise<void> {
  const log = processLog(options.logLevel);
  const { fatal, asked } = processLifetime(log);
  const open = await openNode(options.data);
  const { replica, manifest } = open;
  const line = lineOf(options, open);
  const readers = new ReaderBoard(openReaders(wishedReaders(options)), () => schemesOf(open));
  const cookie = `cardweave-node-${options.port}`;
  const node = assembleNode({
    ...open,
    line,
    branch: manifest.branch,
    passwords: argonPasswords,
    pinHash: scryptPins,
    decoy: await argonPasswords.hash(crypto.randomUUID()),
    cookie,
    version: softwareVersion,
    fatal,
    readers,
    disk: diskOf(options),
    care: () => careNotes(options.data),
    ...(options.printer === undefined
      ? {}
      : { printer: receiptPrinter(options.printer, systemClock) }),
  });
  const { server, port: actual } = await runServer({
    title: "Cardweave store node",
    text,
    version: softwareVersion,
    routes: node.routes,
    authenticate: node.authenticate,
    cookie,
    pages: pages(),
    gauges: [],
    log,
    host: options.host,
    port: options.port,
    fatal,
  });
  log.info({ address: `http://${options.host}:${actual}`, branch: manifest.branch }, "listening");
  line.status$.subscribe(({ state, why }) => log.info({ line: state, why }, "line"));
  const lineEnded = line.run().catch(fatal);
  log.info({ signal: await asked }, "stopping");
  line.stop();
  node.stop();
  await readers.stop();
  await Promise.all([lineEnded, closeServer(server)]);
  await replica.close();
  open.folder.release();
}

function wishedReaders({ reader }: Options): readonly ReaderSettings[] {
  return [...readersIn(process.env["CARDWEAVE_READERS"]), ...reader];
}

function schemesOf({ replica }: Open): readonly string[] {
  return replica.directory.policy.schemes;
}

type Open = Awaited<ReturnType<typeof openNode>>;

function lineOf({ hub, hubCa, insecure }: Options, { replica, manifest }: Open): LineRunner {
  const dialer = wsDialer({
    address: hub ?? manifest.hub,
    timers: systemTimers,
    insecure: insecure ?? false,
    ...(hubCa === undefined ? {} : { ca: readFileSync(hubCa, "utf8") }),
  });
  return new LineRunner(replica, dialer, softwareVersion);
}

/** The longest path first, as the till's page answers to all that nobody else does. */
function pages(): readonly { at: string; folder: string }[] {
  return [
    { at: "/status", page: "status" },
    { at: "/till", page: "till" },
    { at: "/", page: "till" },
  ].flatMap(({ at, page }) => {
    const folder = fileURLToPath(new URL(`../web/${page}`, import.meta.url));
    return existsSync(folder) ? [{ at, folder }] : [];
  });
}

function megabytes(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new CommandRefused(`not a number of megabytes: ${text}`);
}

function diskOf({ data, lowDisk }: Options): NodeDisk {
  const gauge = (): ReturnType<NodeDisk["gauge"]> => {
    const { bavail, blocks, bsize } = statfsSync(data);
    return { free: bavail * bsize, total: blocks * bsize };
  };
  return { gauge, lowBytes: lowDisk * 1_048_576 };
}
