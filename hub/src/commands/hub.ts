import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { httpWebhooks } from "@cardweave/shared/adapters/http-webhooks";
import { printFonts } from "@cardweave/shared/adapters/print-fonts";
import { scryptPins } from "@cardweave/shared/adapters/scrypt-pins";
import { zxingCodes } from "@cardweave/shared/adapters/zxing-codes";
import { processLifetime } from "@cardweave/shared/commands/lifetime";
import { argonPasswords } from "@cardweave/shared/commands/passwords";
import { processLog } from "@cardweave/shared/commands/process-log";
import { port, program } from "@cardweave/shared/commands/program";
import { runServer } from "@cardweave/shared/commands/run-server";
import { softwareVersion } from "@cardweave/shared/commands/software";
import { closeServer } from "@cardweave/shared/http/server";
import type { StaticPage } from "@cardweave/shared/http/static-pages";
import type { Command } from "commander";
import { assembleHub } from "../hub-app.ts";
import { lineNews } from "../line/line-news.ts";
import { listenHub } from "./listen-hub.ts";
import { openHub } from "./open-hub.ts";

type Options = {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly proxies: number;
  readonly logLevel: string;
  readonly privateWebhooks: boolean;
};

const text =
  "The hub of a customer-card network: registry, accounts, live bookings. Sign in with " +
  "`POST /v1/sessions`, or send a bearer token.";

export function hubCommand(): Command {
  return program("cardweave hub")
    .description("Run the hub: takes in the store nodes' entries and hands them on")
    .option("--data <folder>", "the hub's data folder", process.env["CARDWEAVE_DATA"] ?? "data")
    .option("--port <number>", "port to listen on", port, 7400)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--tls-cert <file>", "certificate chain (PEM); with it the hub speaks https and wss")
    .option("--tls-key <file>", "private key of the certificate (PEM)")
    .option("--proxies <number>", "proxies in front whose word about addresses counts", Number, 0)
    .option("--private-webhooks", "webhooks may go to plain http and to private networks", false)
    .option("--log-level <level>", "trace, debug, info, warn, error", "info")
    .action(runHub);
}

async function runHub(options: Options): Promise<void> {
  const log = processLog(options.logLevel);
  const { fatal, asked } = processLifetime(log);
  const open = await openHub(options.data);
  const tls = tlsOf(options);
  const cookie = `cardweave-hub-${options.port}`;
  const hub = await assembleHub({
    ...open,
    passwords: argonPasswords,
    pinHash: scryptPins,
    fonts: printFonts(),
    codes: zxingCodes(),
    webhookLine: httpWebhooks({ allowsPrivate: options.privateWebhooks }),
    decoy: await argonPasswords.hash(crypto.randomUUID()),
    cookie,
    tls: tls !== undefined,
    version: softwareVersion,
    fatal,
  });
  const { server, port: actual } = await runServer({
    title: "Cardweave hub",
    text,
    version: softwareVersion,
    routes: hub.routes,
    authenticate: hub.authenticate,
    cookie,
    pages: portalPage(),
    gauges: [],
    log,
    host: options.host,
    port: options.port,
    proxies: options.proxies,
    tls,
    fatal,
  });
  const closeLines = listenHub(server, hub);
  const address = `${tls === undefined ? "http" : "https"}://${options.host}:${actual}`;
  log.info({ address, epoch: open.feed.epoch }, "the hub is listening");
  const news = lineNews(hub.lines.lines$).subscribe(({ what, ...line }) => {
    if (what === "kept-aside") log.warn(line, "entries of a device were kept aside");
    else log.info(line, `a line ${what}`);
  });
  log.info({ signal: await asked }, "stopping");
  news.unsubscribe();
  hub.stop();
  closeLines();
  await closeServer(server);
  await hub.idle();
  await open.replica.close();
  open.desk.close();
  open.folder.release();
}

function tlsOf({ tlsCert, tlsKey }: Options): { key: string; cert: string } | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  return { cert: readFileSync(tlsCert, "utf8"), key: readFileSync(tlsKey, "utf8") };
}

/** Last of all pages: its addresses are all that no other page has. */
function portalPage(): readonly StaticPage[] {
  const folder = fileURLToPath(new URL("../web/portal", import.meta.url));
  return existsSync(folder) ? [{ at: "/", folder, isDeep: true }] : [];
}
