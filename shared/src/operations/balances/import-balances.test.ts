import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../../adapters/memory-store.ts";
import { ownNumber } from "../../domain/card.ts";
import { accountDocOf } from "../../entries/doc-ids.ts";
import type { Replica } from "../../replica/replica.ts";
import {
  accountOf,
  aNetworkOf,
  balance,
  decree,
  everything,
  money,
  points,
} from "../../replica/replica-builders.ts";
import { BalanceImport, type BalanceReport, type RefusedRow } from "./import-balances.ts";

const secret = new Uint8Array(32).fill(7);

type Given = {
  readonly replica: Replica;
  readonly name?: string;
  readonly isMajor?: boolean;
  readonly dryRun?: boolean;
  readonly chunk?: number;
};

type Outcome = BalanceReport & { readonly rows: number; readonly lines: readonly RefusedRow[] };

async function imported(text: string | Uint8Array, given: Given): Promise<Outcome> {
  const lines: RefusedRow[] = [];
  const work = new BalanceImport({
    name: "old",
    ...given,
    secret,
    holderOf: async () => given.replica.device,
    verifierOf: async (_doc, pin) => `verifier ${pin}`,
    refuse: async (row) => void lines.push(row),
    progress: () => undefined,
  });
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { ...(await work.run(inChunks(bytes, given.chunk))), lines };
}

async function* inChunks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function aReplicaToFill(): Promise<Replica> {
  const replica = await aNetworkOf([], { store: memoryStore() });
  const group = {
    kind: "customerGroup",
    id: "staff",
    nameDe: "P",
    nameEn: "S",
    active: true,
  } as const;
  await decree(replica, group);
  return replica;
}

const docOf = (scheme: string, number: string) => accountDocOf(secret, scheme, number);
const header = "scheme;number;purse;amount";

describe("an old system's balances", () => {
  test("R790 J11: come in once for each number and purse, however often the file is read", async () => {
    const replica = await aReplicaToFill();
    const file = `${header}\nuid;04A2B3C4;money;1250\nuid;04A2B3C4;points;30\nuid;04A2B3C5;money;0\n`;
    const first = await imported(file, { replica });
    expect(first).toMatchObject({ rows: 3, booked: 2, known: 0, empty: 1, refused: {} });
    expect(first.sums).toEqual({ money: 1_250, points: 30 });
    const before = await everything(replica);
    expect(await imported(file, { replica })).toMatchObject({ booked: 0, known: 2, empty: 1 });
    expect(await everything(replica)).toEqual(before);
    expect(await balance(replica, docOf("uid", "04A2B3C4"), money)).toBe(1_250);
    expect(await balance(replica, docOf("uid", "04A2B3C4"), points)).toBe(30);
  });

  test("R790 any file, cut off anywhere and read again, gives the same sums as when read once", async () => {
    const rows = fc.array(
      fc.record({
        number: fc.nat(30).map((n) => `04A2B3${n.toString(16).padStart(2, "0").toUpperCase()}`),
        purse: fc.constantFrom("money", "points", "nothing"),
        amount: fc.oneof(
          fc.integer({ min: -5, max: 500 }).map(String),
          fc.constantFrom("", "1.5", "x"),
        ),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(40), async (list, cut) => {
        const lines = list.map(({ number, purse, amount }) => `uid;${number};${purse};${amount}`);
        const whole = await aReplicaToFill();
        const once = await imported([header, ...lines].join("\n"), { replica: whole });
        const twice = await aReplicaToFill();
        await imported([header, ...lines.slice(0, cut)].join("\n"), { replica: twice });
        const again = await imported([header, ...lines].join("\r\n"), { replica: twice });
        expect(await twice.ports.store.totals()).toEqual(await whole.ports.store.totals());
        expect(again.booked + again.known).toBe(once.booked);
        expect(again.refused).toEqual(once.refused);
        const { booked, empty, refused } = once;
        const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
        expect(booked + empty + refusals).toBe(list.length);
      }),
      { numRuns: 40 },
    );
  });

  test("R791 J11: every row that is refused is named with its line and the reason, and no PIN", async () => {
    const replica = await aReplicaToFill();
    const rows = [
      ["uid", "04A2B3C4", "money", "10", "", "", ""],
      ["uid", "04A2B3C4", "money", "10", "", "", ""],
      ["bus", "04A2B3C5", "money", "10", "", "", ""],
      ["uid", "04A2B3", "money", "10", "", "", ""],
      ["ean13", "4006381333930", "money", "10", "", "", ""],
      ["uid", "04A2B3C6", "gold", "10", "", "", ""],
      ["uid", "04A2B3C6", "money", "ten", "", "", ""],
      ["uid", "04A2B3C6", "money", "1,5", "", "", ""],
      ["uid", "04A2B3C6", "money", "-1", "", "", ""],
      ["uid", "04A2B3C6", "money", "10000000001", "", "", ""],
      ["uid", "04A2B3C6", "money", "10", "31.12.2030", "", ""],
      ["uid", "04A2B3C6", "money", "10", "2020-12-31", "", ""],
      ["uid", "04A2B3C6", "money", "10", "", "kings", ""],
      ["uid", "04A2B3C6", "money", "10", "", "", "12a4"],
      ["uid", "04A2B3C6", "money"],
      ["uid", '"04A2B3C6', "money", "10", "", "", "1234"],
      ["uid", "x".repeat(20_000), "money", "10", "", "", ""],
    ];
    const file = [`${header};expires;group;pin`, ...rows.map((row) => row.join(";"))].join("\n");
    const { lines, booked } = await imported(file, { replica });
    expect(booked).toBe(1);
    expect(lines.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "duplicate-row"],
      [4, "scheme-not-accepted"],
      [5, "not-a-card-number"],
      [6, "check-character-wrong"],
      [7, "unknown-purse"],
      [8, "not-an-amount"],
      [9, "not-an-amount"],
      [10, "negative"],
      [11, "too-large"],
      [12, "not-a-day"],
      [13, "expired"],
      [14, "unknown-group"],
      [15, "not-a-pin"],
      [16, "wrong-columns"],
      [17, "broken-quotes"],
      [18, "too-long"],
    ]);
    expect(JSON.stringify(lines)).not.toContain("1234");
    const other = await imported(file, { replica: await aReplicaToFill(), chunk: 100_000 });
    expect(other.lines).toEqual(lines);
  });

  test("R791 a row of another import, or of other amount than before, is refused and changes nothing", async () => {
    const replica = await aReplicaToFill();
    await imported(`${header}\nuid;04A2B3C4;money;100`, { replica });
    const other = await imported(`${header}\nuid;04A2B3C4;money;100`, { replica, name: "later" });
    expect(other.lines).toMatchObject([{ line: 2, reason: "opened-before" }]);
    const more = await imported(`${header}\nuid;04A2B3C4;money;900`, { replica });
    expect(more.lines).toMatchObject([{ line: 2, reason: "other-amount" }]);
    expect(await balance(replica, docOf("uid", "04A2B3C4"), money)).toBe(100);
  });

  test("R790 J9: group, PIN and expiry come along, and what was said since stays", async () => {
    const replica = await aReplicaToFill();
    const card = { scheme: "own", number: ownNumber(new Uint8Array(10).fill(3)) };
    const file = `${header};expires;group;pin\nown;${card.number};points;5;2028-06-30;staff;4711`;
    await imported(file, { replica });
    const { status, purses } = await accountOf(replica, docOf("own", card.number));
    expect(status["group"]?.value).toBe("staff");
    expect(status["pin"]?.value).toBe("verifier 4711");
    const lots = Object.values(purses[points]?.lots ?? {});
    expect(lots.map(({ attributes }) => attributes?.expires)).toEqual(["2028-06-30"]);
  });

  test("R790 a dry run says the same and books nothing", async () => {
    const replica = await aReplicaToFill();
    const file = `${header}\nuid;04A2B3C4;money;100\nuid;04A2B3C5;money;x`;
    const before = await everything(replica);
    const dry = await imported(file, { replica, dryRun: true });
    expect(dry).toMatchObject({ booked: 1, refused: { "not-an-amount": 1 } });
    expect(await everything(replica)).toEqual(before);
  });
});

describe("a table of text", () => {
  const doc = docOf("uid", "04A2B3C4");

  async function amountIn(file: string | Uint8Array, given: Partial<Given> = {}): Promise<number> {
    const replica = await aReplicaToFill();
    const { lines } = await imported(file, { replica, ...given });
    expect(lines).toEqual([]);
    return balance(replica, doc, money);
  }

  test("R792 is read with any delimiter, quotes, line ends, a byte order mark and other columns", async () => {
    for (const delimiter of [";", ",", "\t", "|"]) {
      const row = (...cells: readonly string[]) => cells.join(delimiter);
      const head = row("Number", '"SCHEME"', "name", "purse", "amount");
      const line = row("04a2b3c4", '"uid"', '"M\u00fcller"', "money", " 1250 ");
      expect(await amountIn(`\ufeff${head}\r\n${line}\r\n\r\n`)).toBe(1_250);
      expect(await amountIn(`${head}\r${line}`)).toBe(1_250);
    }
  });

  test("R792 of old tills in Windows-1252 is read, and a broken line in UTF-8 harms no other", async () => {
    const head = `${header};name\n`;
    const latin = Buffer.from(`${head}uid;04A2B3C4;money;1250;M\u00fcller\n`, "latin1");
    expect(await amountIn(new Uint8Array(latin))).toBe(1_250);
    const mixed = Buffer.concat([
      Buffer.from(`${head}uid;04A2B3C4;money;1250;M\u00fcller\n`, "utf8"),
      Buffer.from("uid;04A2B3C5;money;1;M\u00fcller\n", "latin1"),
    ]);
    const replica = await aReplicaToFill();
    const { lines, booked } = await imported(new Uint8Array(mixed), { replica });
    expect([booked, lines]).toMatchObject([1, [{ line: 3, reason: "broken-encoding" }]]);
  });

  test("R792 with amounts like 12.50 and 12,50 is read to the cent when it is said so", async () => {
    for (const text of ["12.50", "12,50", "12.5", "+12,5"]) {
      expect(await amountIn(`${header}\nuid;04A2B3C4;money;${text}`, { isMajor: true })).toBe(
        1_250,
      );
    }
    expect(await amountIn(`${header}\nuid;04A2B3C4;money;12`, { isMajor: true })).toBe(1_200);
  });

  test("R792 without a header that names what is needed is not read at all", async () => {
    const replica = await aReplicaToFill();
    for (const file of ["", "uid;04A2B3C4;money;5", `${header};amount\n`, "\ufffe\u0000"]) {
      await expect(imported(file, { replica })).rejects.toThrow(/first line|empty/);
    }
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${header}`, "utf16le"));
    await expect(imported(utf16, { replica })).rejects.toThrow("UTF-16");
  });
});
