import { createInterface, type Interface } from "node:readline/promises";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { argonPasswords } from "@cardweave/shared/commands/passwords";
import { CommandRefused, program } from "@cardweave/shared/commands/program";
import { isZone } from "@cardweave/shared/domain/time";
import type { Command } from "commander";
import type { FoundingBranch, FoundingOperator } from "../registry/found-network.ts";
import { foundHub } from "./found-hub.ts";

type Options = {
  readonly data: string;
  readonly name?: string;
  readonly currency?: string;
  readonly zone?: string;
  readonly admin?: string;
  readonly adminPassword?: string;
  readonly branch?: string;
  readonly till?: string;
  readonly cashier?: string;
  readonly cashierPassword?: string;
  readonly json?: boolean;
};

export function initCommand(): Command {
  return program("cardweave init")
    .description("Begin an empty network of one's own; asks for what is not given")
    .option("--data <folder>", "the hub's data folder", process.env["CARDWEAVE_DATA"] ?? "data")
    .option("--name <text>", "the network's name")
    .option("--currency <code>", "its currency, three letters")
    .option("--zone <name>", "its time zone, such as Europe/Berlin")
    .option("--admin <login>", "the first administrator's login")
    .option("--admin-password <text>", "the first administrator's password")
    .option("--branch <name>", "the first branch's name")
    .option("--till <name>", "the first till's name")
    .option("--cashier <login>", "the first cashier's login")
    .option("--cashier-password <text>", "the first cashier's password")
    .option("--json", "print the result as JSON")
    .action(init);
}

type Question = {
  readonly key: keyof Options;
  readonly ask: string;
  readonly usual?: string;
  readonly secret?: boolean;
  readonly isGood?: (text: string) => boolean;
};

const questions: readonly Question[] = [
  { key: "name", ask: "Name of the network" },
  { key: "currency", ask: "Currency", usual: "EUR", isGood: (text) => /^[A-Z]{3}$/.test(text) },
  { key: "zone", ask: "Time zone", usual: "Europe/Berlin", isGood: isZone },
  { key: "admin", ask: "Login of the first administrator", usual: "admin" },
  { key: "adminPassword", ask: "Password (at least 10 characters)", secret: true },
  { key: "branch", ask: "Name of the first branch" },
  { key: "till", ask: "Name of its first till", usual: "Till 1" },
  { key: "cashier", ask: "Login of the first cashier" },
  { key: "cashierPassword", ask: "Cashier's password (at least 6 characters)", secret: true },
];

const shortest: Readonly<Record<string, number>> = { adminPassword: 10, cashierPassword: 6 };

async function init(options: Options): Promise<void> {
  const said = await complete(options);
  const tokens = { admin: newToken(), till: newToken() };
  const branch = foundingBranch(said, tokens.till);
  const administrator = {
    login: said.admin,
    password: await argonPasswords.hash(said.adminPassword),
    token: tokens.admin,
  };
  const { name, currency, zone } = said;
  const operators = [await foundingCashier(said, branch.id)];
  const rest = { administrator, regions: [], branches: [branch], operators };
  await foundHub(options.data, { name, currency, zone, ...rest });
  tell(options, { branch: branch.id, till: branch.tills[0]?.id ?? "", tokens });
}

type Said = Readonly<Record<Exclude<keyof Options, "data" | "json">, string>>;

async function complete(options: Options): Promise<Said> {
  const lines = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : null;
  const said: Record<string, string> = {};
  try {
    for (const question of questions) said[question.key] = await answerTo(question, options, lines);
  } finally {
    lines?.close();
  }
  return said as Said;
}

async function answerTo(
  question: Question,
  options: Options,
  lines: Interface | null,
): Promise<string> {
  const given = options[question.key];
  if (typeof given === "string" || lines === null) {
    const answer = answerOf(question, typeof given === "string" ? given : "");
    if (answer === null) throw new CommandRefused(`${flagOf(question)}: ${question.ask}`);
    return answer;
  }
  const hint = question.usual === undefined ? "" : ` [${question.usual}]`;
  for (;;) {
    const answer = answerOf(question, await lines.question(`${question.ask}${hint}: `));
    if (answer !== null) return answer;
  }
}

/** What was said, or the usual answer to silence; null when it will not do. */
function answerOf({ key, usual = "", isGood = () => true }: Question, said: string): string | null {
  const answer = said.trim() === "" ? usual : said.trim();
  return answer.length >= (shortest[key] ?? 1) && isGood(answer) ? answer : null;
}

function flagOf({ key }: Question): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function newToken(): string {
  return Buffer.from(systemRandom.bytes(32)).toString("base64url");
}

/** A name as an id: lower-case letters, digits and dashes. */
function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("ß", "ss");
  const slug = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "branch-1" : slug.slice(0, 32);
}

function foundingBranch(said: Said, token: string): FoundingBranch {
  const id = slugOf(said.branch);
  const till = { id: `${id}-1`, name: said.till, token, training: false };
  return { id, name: said.branch, region: null, tills: [till] };
}

async function foundingCashier(said: Said, branch: string): Promise<FoundingOperator> {
  const password = await argonPasswords.hash(said.cashierPassword);
  const { cashier: login } = said;
  return { id: "o-1", login, role: "cashier", branches: [branch], password, token: null };
}

type Made = {
  readonly branch: string;
  readonly till: string;
  readonly tokens: { readonly admin: string; readonly till: string };
};

function tell(options: Options, made: Made): void {
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(made)}\n`);
    return;
  }
  process.stdout.write(`The network is ready in ${options.data}.

  1. Start the hub:      cardweave hub --data ${options.data}
  2. Sign in there:      http://127.0.0.1:7400 leads step by step to the first sale
  3. Enrol the node:     cardweave enrol --hub <address> --code <code> --data <folder>
                         (the code is on that page: branch "${made.branch}", "Show the code")
  4. Start the node:     cardweave node --data <folder>

  Administrator's token (shown this once): ${made.tokens.admin}
  Token of till ${made.till} (shown this once): ${made.tokens.till}
`);
}
