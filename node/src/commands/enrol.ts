import { existsSync, readFileSync } from "node:fs";
import { type DataFolder, openDataFolder } from "@cardweave/shared/adapters/data-folder";
import { createKeyFile, openKeyFile } from "@cardweave/shared/adapters/file-keys";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { createSecretFile } from "@cardweave/shared/commands/secret-file";
import { softwareVersion } from "@cardweave/shared/commands/software";
import { isDeviceId } from "@cardweave/shared/domain/ids";
import { fromHex, toHex } from "@cardweave/shared/entries/hex";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { Enrolled } from "@cardweave/shared/protocol/http/device";
import { enrolled } from "@cardweave/shared/protocol/http/device";
import { admit } from "@cardweave/shared/replica/admit";
import type { Command } from "commander";
import { type NodeManifest, nodeFiles, replicaIn } from "./open-node.ts";

type Options = {
  readonly data: string;
  readonly hub: string;
  readonly code: string;
  readonly insecure?: boolean;
  readonly json?: boolean;
};

export function enrolCommand(): Command {
  return program("cardweave enrol")
    .description("Make this machine a store node: redeem a one-time code from headquarters")
    .requiredOption("--hub <address>", "the hub's address, https://…")
    .requiredOption("--code <code>", "the one-time code that headquarters made")
    .option("--data <folder>", "the node's data folder", process.env["CARDWEAVE_DATA"] ?? "data")
    .option("--insecure", "allow http:// to another machine (the code and secret can be read)")
    .option("--json", "print the result as JSON")
    .action(enrol);
}

async function enrol(options: Options): Promise<void> {
  checkAddress(options);
  const folder = openDataFolder(options.data);
  const before = folder.manifest() as NodeManifest | undefined;
  if (before !== undefined && before.needsEnrolment !== true) {
    throw new CommandRefused(`${options.data}: this folder is a ${before.role}'s already`);
  }
  const signer = keyIn(folder);
  const answer = await redeem(options, signer);
  await fill(folder, signer, { answer, hub: options.hub });
  folder.release();
  const { branch, networkName } = answer;
  const done = { device: signer.device, branch, network: networkName };
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(done)}\n`
      : `Enrolled for branch ${branch} of ${networkName}. Start it with: cardweave node --data ${options.data}\n`,
  );
}

function checkAddress({ hub, insecure }: Options): void {
  if (!URL.canParse(hub)) throw new CommandRefused(`not an address of a hub: ${hub}`);
  const { protocol, hostname } = new URL(hub);
  const isHere = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  if (protocol === "https:" || isHere || insecure === true) return;
  throw new CommandRefused(`${hub}: use https://, or allow it with --insecure`);
}

/** A try that was broken off has left a key; the hub answers the same key again. */
function keyIn(folder: DataFolder): Signer {
  const path = folder.file(nodeFiles.key);
  return existsSync(path) ? openKeyFile(path) : createKeyFile(path);
}

async function redeem({ hub, code }: Options, signer: Signer): Promise<Enrolled> {
  const body = { code, publicKey: toHex(signer.publicKey), software: softwareVersion };
  const response = await fetch(new URL("/v1/enrol", hub), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch((fault: unknown) => {
    throw new CommandRefused(`no hub at ${hub}: ${reasonOf(fault)}`);
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new CommandRefused(`the hub refused: ${problemText(answer)}`);
  return enrolled.parse(answer);
}

function reasonOf(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined;
  return cause instanceof Error ? cause.message : String(fault);
}

function problemText(answer: unknown): string {
  const { code, title } = answer as { code?: string; title?: string };
  return code === "unauthenticated" ? "it does not know this code" : (title ?? code ?? "?");
}

type Pack = { readonly answer: Enrolled; readonly hub: string };

/** Stores what the hub said, so that the node works from its first start without the hub. */
async function fill(folder: DataFolder, signer: Signer, { answer, hub }: Pack): Promise<void> {
  const { root, branch } = answer;
  if (!isDeviceId(root)) throw new CommandRefused("the hub's answer names no root");
  const secretPath = folder.file(nodeFiles.secret);
  if (!existsSync(secretPath)) createSecretFile(secretPath, fromHex(answer.secret));
  else if (readFileSync(secretPath, "utf8").trim() !== answer.secret) {
    throw new CommandRefused("this folder belongs to another network");
  }
  const replica = await replicaIn(folder, signer, root);
  const control = answer.control.map((text) => new Uint8Array(Buffer.from(text, "base64")));
  const { aside } = await admit(replica, control, { from: "enrolment" });
  await replica.close();
  if (aside.length > 0)
    throw new CommandRefused(`the hub's entries do not hold: ${aside[0]?.reason}`);
  const manifest: NodeManifest = { role: "node", version: 1, root, branch, hub };
  folder.writeManifest(manifest);
}
