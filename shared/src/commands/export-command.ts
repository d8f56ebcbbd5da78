import { join } from "node:path";
import type { Command } from "commander";
import { openSqliteAudit } from "../adapters/sqlite-audit.ts";
import { canonicalCard } from "../domain/card.ts";
import type { Directory } from "../domain/directory.ts";
import { type DocId, isDocId } from "../domain/ids.ts";
import { accountDocOf } from "../entries/doc-ids.ts";
import type { Chunks } from "../operations/bundle.ts";
import { exportBundle, exportDocument } from "../operations/export.ts";
import { Refold } from "../operations/refold.ts";
import type { StoreAudit } from "../ports/store-audit.ts";
import { writeChunks } from "./chunk-files.ts";
import { type DataPlace, dataDefault, factsOf, type PlaceFacts } from "./data-place.ts";
import { CommandRefused, program } from "./program.ts";
import { readSecretFile } from "./secret-file.ts";

type Options = {
  readonly data: string;
  readonly out: string;
  readonly card?: string;
  readonly account?: string;
  readonly branch?: string;
  readonly all?: boolean;
  readonly json?: boolean;
};

export function exportCommand(place: DataPlace): Command {
  return program("cardweave export")
    .description(
      "Write one account as an Automerge file, or a branch or everything as a bundle (tar) of them",
    )
    .requiredOption("--out <file>", "the file to write")
    .option("--card <scheme:number>", "the account of this card, such as ean13:4006381333931")
    .option("--account <id>", "the account with this id")
    .option("--branch <id>", "every account that this branch has booked on, with the directory")
    .option("--all", "every account, with the directory")
    .option("--data <folder>", "the data folder; its process may be running", dataDefault)
    .option("--role <role>", "hub or node; found by itself")
    .option("--json", "print the result as JSON")
    .action((options: Options) => run(place, options));
}

async function run(place: DataPlace, options: Options): Promise<void> {
  const wishes = [options.card, options.account, options.branch, options.all];
  if (wishes.filter((wish) => wish !== undefined).length !== 1) {
    throw new CommandRefused("say one of --card, --account, --branch and --all");
  }
  const facts = factsOf(place, options.data);
  const { audit, close } = openSqliteAudit(facts.store);
  try {
    const done = await write(place, { options, facts, audit });
    const text = `${done.documents} documents, ${done.entries} entries in ${options.out}\n`;
    process.stdout.write(options.json === true ? `${JSON.stringify(done)}\n` : text);
  } finally {
    close();
  }
}

type Work = {
  readonly options: Options;
  readonly facts: PlaceFacts;
  readonly audit: StoreAudit;
};

async function write(place: DataPlace, work: Work) {
  const { options, facts, audit } = work;
  const refold = new Refold(audit, facts.root);
  await refold.control();
  if (options.card !== undefined || options.account !== undefined) {
    return writeOne(work, docOf(place, work, refold.directory));
  }
  const count = { documents: 0, entries: 0 };
  const branch = branchOf(options, refold.directory);
  await writeChunks(options.out, exportBundle({ audit, count, ...(branch ? { branch } : {}) }));
  return count;
}

function branchOf({ branch: id }: Options, directory: Directory) {
  if (id === undefined) return undefined;
  if (!directory.branches.has(id)) throw new CommandRefused(`there is no branch ${id}`);
  return { id, directory };
}

function docOf({ secret }: DataPlace, { options, facts }: Work, directory: Directory): DocId {
  const { account, card = "" } = options;
  if (account !== undefined) {
    if (!isDocId(account)) throw new CommandRefused(`not an account's id: ${account}`);
    return account;
  }
  const [scheme = "", number = ""] = card.split(":", 2);
  const canonical = canonicalCard({ scheme, number }, directory.policy.schemes);
  if (!canonical.ok) throw new CommandRefused(`not a card of this network: ${card}`);
  const key = readSecretFile(join(facts.path, secret));
  return accountDocOf(key, canonical.value.scheme, canonical.value.number);
}

async function writeOne({ options, audit }: Work, doc: DocId) {
  const exported = await exportDocument(audit, doc);
  if (exported?.file == null) throw new CommandRefused(`nothing is known here of account ${doc}`);
  await writeChunks(options.out, once(exported.file));
  return { documents: 1, entries: exported.entries };
}

async function* once(bytes: Uint8Array): Chunks & AsyncGenerator<Uint8Array> {
  yield bytes;
}
