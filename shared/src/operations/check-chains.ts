import type { DeviceId } from "../domain/ids.ts";
import { receiptIdOf } from "../entries/hash.ts";
import { fromHex } from "../entries/hex.ts";
import { isSignedBy } from "../entries/sign.ts";
import type { RawDevice, RawEntry } from "../ports/store-audit.ts";
import { mintedMeta, type OwnChain } from "../replica/own-chain.ts";
import type { CheckContext } from "./check-context.ts";
import { parsedJson } from "./parsed-json.ts";
import { type SoundEntry, soundEntry } from "./sound-entries.ts";
import { walkChains } from "./walk-chains.ts";

export type ChainsSeen = {
  readonly entries: number;
  readonly devices: readonly Omit<RawDevice, "acked">[];
};

/**
 * Every entry by itself (bytes, name, columns, signature) and in its device's chain; then what is
 * stored about the chains.
 */
export async function checkChains(context: CheckContext): Promise<ChainsSeen> {
  const stored = new Map((await context.audit.devices()).map((one) => [one.device, one]));
  const { walks, positions, own, entries } = await walkChains(context.audit, context.device, {
    acked: (device) => stored.get(device)?.acked ?? 0,
    read: (rows) => checkedPage(context, rows),
    progress: (done) => context.progress({ part: "chains", done }),
  });
  for (const walk of walks) walk.report(context);
  checkDevices(context, positions, stored);
  await checkMinted(context, own);
  return { entries, devices: positions };
}

async function checkedPage(
  context: CheckContext,
  rows: readonly RawEntry[],
): Promise<readonly SoundEntry[]> {
  const sound = rows.flatMap((raw) => soundOrFinding(context, raw));
  await checkSignatures(context, sound);
  return sound;
}

function soundOrFinding(context: CheckContext, raw: RawEntry): readonly SoundEntry[] {
  const result = soundEntry(raw);
  if (!result.ok) {
    const { kind, ...values } = result.damage;
    context.findings.difference(kind, { entry: raw.id, row: raw.row, doc: raw.doc }, values);
    return [];
  }
  const { entry } = result.sound.signed;
  const receipt = entry.key === null ? null : receiptIdOf(entry.device, entry.key);
  if (raw.receipt !== receipt) {
    const values = { expected: `receipt ${receipt}`, found: `receipt ${raw.receipt}` };
    context.findings.difference("entry-column", { entry: raw.id, row: raw.row }, values);
  }
  return [result.sound];
}

async function checkSignatures(context: CheckContext, page: readonly SoundEntry[]): Promise<void> {
  const { directory, verifier, findings } = context;
  await Promise.all(
    page.map(async ({ raw, signed }) => {
      const about = { entry: raw.id, device: raw.device };
      const key = directory.keyOf(raw.device);
      if (key === undefined) {
        const values = { expected: "a device with a certificate", found: "none" };
        return findings.difference("unknown-device", about, values);
      }
      if (await isSignedBy(verifier, fromHex(key), signed)) return;
      const values = { expected: "signed by its device", found: "another signature" };
      findings.difference("signature", about, values);
    }),
  );
}

const fields = ["seq", "head", "count", "unsent"] as const;
type Position = { readonly [F in (typeof fields)[number]]: string | number | null };
const nowhere: Position = { seq: 0, head: null, count: 0, unsent: 0 };

function checkDevices(
  context: CheckContext,
  positions: ChainsSeen["devices"],
  stored: ReadonlyMap<DeviceId, RawDevice>,
): void {
  const computed = new Map(positions.map((one) => [one.device, one]));
  for (const device of new Set([...computed.keys(), ...stored.keys()])) {
    const expected: Position = computed.get(device) ?? nowhere;
    const found: Position = stored.get(device) ?? nowhere;
    checkPosition(context, device, { expected, found });
  }
}

function checkPosition(
  { findings }: CheckContext,
  device: DeviceId,
  { expected, found }: { readonly expected: Position; readonly found: Position },
): void {
  for (const field of fields) {
    if (expected[field] === found[field]) continue;
    const values = { expected: `${field} ${expected[field]}`, found: `${field} ${found[field]}` };
    findings.difference(field === "unsent" ? "unsent" : "device-position", { device }, values);
  }
}

async function checkMinted({ audit, findings, device }: CheckContext, own: OwnChain) {
  const text = (await audit.meta(mintedMeta)) ?? "{}";
  const sorted = (totals: object) => JSON.stringify(Object.entries(totals).toSorted());
  const expected = sorted(own.minted);
  const found = parsedJson(text);
  if (typeof found === "object" && sorted(found ?? {}) === expected) return;
  findings.difference("meta", { name: mintedMeta, device }, { expected, found: text });
}
