import type { Directory } from "../domain/directory.ts";
import type { Entry } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import { isControl } from "../domain/ids.ts";
import { type ParsedEntry, parseEntry } from "../entries/codec.ts";
import { deviceIdOf, sha256Of } from "../entries/hash.ts";
import { fromHex, toHex } from "../entries/hex.ts";
import { isSignedBy } from "../entries/sign.ts";
import type { AsideEntry } from "../ports/entry-store.ts";
import { continued, type OwnChain } from "./own-chain.ts";
import type { Replica, Step } from "./replica.ts";

/** Where entries came from, for what is kept aside. */
export type Source = { readonly from: string };

export type Admitted = {
  readonly stored: number;
  readonly known: number;
  readonly aside: readonly AsideEntry[];
};

type Sorted = {
  readonly control: readonly ParsedEntry[];
  readonly others: readonly ParsedEntry[];
  readonly aside: readonly AsideEntry[];
  readonly known: number;
};

/**
 * Takes in entries from anywhere: parse, certified?, signature, store. What fails is kept aside
 * with its reason and harms nothing else. `last` runs in the step that stores the last of them.
 */
export async function admit(
  replica: Replica,
  frames: readonly Uint8Array[],
  { from, last }: Source & { readonly last?: (step: Step) => void },
): Promise<Admitted> {
  const sorted = await sortOut(replica, frames, from);
  const control =
    sorted.control.length === 0 ? [] : await admitControl(replica, sorted.control, from);
  const checked = await checkAll(replica, sorted.others, from);
  const aside = [...sorted.aside, ...control, ...checked.aside];
  let stored = sorted.control.length - control.length;
  await replica.step(async (step) => {
    stored += await store(replica, step, checked.good);
    for (const one of [...sorted.aside, ...checked.aside]) step.workspace.putAside(one);
    last?.(step);
  });
  return { stored, known: sorted.known, aside };
}

async function sortOut(
  replica: Replica,
  frames: readonly Uint8Array[],
  from: string,
): Promise<Sorted> {
  const aside: AsideEntry[] = [];
  const parsed = new Map<EntryId, ParsedEntry>();
  for (const bytes of frames) {
    const result = parseEntry(bytes);
    if (result.ok) parsed.set(result.value.id, result.value);
    else {
      const reason = `${result.error.code}: ${String(result.error["reason"] ?? "")}`;
      aside.push(kept(replica, bytes, { from, reason }));
    }
  }
  const held = await replica.ports.store.has([...parsed.keys()]);
  const fresh = [...parsed.values()].filter((one) => !held.has(one.id));
  return {
    control: fresh.filter((one) => isControl(one.entry.doc)),
    others: fresh.filter((one) => !isControl(one.entry.doc)),
    aside,
    known: held.size,
  };
}

function kept(
  replica: Replica,
  bytes: Uint8Array,
  why: Source & { readonly reason: string },
): AsideEntry {
  const hash = toHex(sha256Of(bytes));
  return { hash, bytes, reason: why.reason, from: why.from, at: replica.ports.clock.now() };
}

/** One after the other: a certificate among them may be what the next is checked against. */
async function admitControl(
  replica: Replica,
  entries: readonly ParsedEntry[],
  from: string,
): Promise<readonly AsideEntry[]> {
  return replica.step(async (step) => {
    const aside: AsideEntry[] = [];
    for (const one of entries) {
      const reason = await objection(replica, one);
      if (reason === null) await store(replica, step, [one]);
      else aside.push(kept(replica, one.bytes, { from, reason }));
    }
    for (const one of aside) step.workspace.putAside(one);
    return aside;
  });
}

async function checkAll(
  replica: Replica,
  entries: readonly ParsedEntry[],
  from: string,
): Promise<{ good: readonly ParsedEntry[]; aside: readonly AsideEntry[] }> {
  const reasons = await Promise.all(entries.map((one) => objection(replica, one)));
  const aside: AsideEntry[] = [];
  const good: ParsedEntry[] = [];
  for (const [at, one] of entries.entries()) {
    const reason = reasons[at] ?? null;
    if (reason === null) good.push(one);
    else aside.push(kept(replica, one.bytes, { from, reason }));
  }
  return { good, aside };
}

async function objection(replica: Replica, parsed: ParsedEntry): Promise<string | null> {
  const key = keyFor(replica.directory, parsed);
  if (key === undefined) return unknownDevice;
  const good = await isSignedBy(replica.ports.verifier, fromHex(key), parsed);
  return good ? null : "bad-signature";
}

/** Entries aside for this reason are tried again when a certificate comes. */
const unknownDevice = "unknown-device";

/** What waits for its device's certificate; others may have that sooner. */
export async function waitingAside({ ports }: Replica): Promise<readonly Uint8Array[]> {
  const aside = await ports.store.aside(1000);
  return aside.filter((one) => one.reason === unknownDevice).map((one) => one.bytes);
}

/** The root's first entry brings its own key; its device id, known from enrolment, proves it. */
function keyFor(directory: Directory, { entry }: ParsedEntry): string | undefined {
  const known = directory.keyOf(entry.device);
  if (known !== undefined || entry.body.kind !== "network") return known;
  const { key } = entry.body;
  const isRoot = entry.device === directory.root && deviceIdOf(fromHex(key)) === directory.root;
  return isRoot ? key : undefined;
}

async function store(
  replica: Replica,
  step: Step,
  entries: readonly ParsedEntry[],
): Promise<number> {
  const { workspace } = step;
  const ids = entries.map((one) => one.id).filter((id) => !workspace.has(id));
  const held = await replica.ports.store.has(ids);
  const storedAt = replica.ports.clock.now();
  let stored = 0;
  for (const { id, bytes, entry } of entries) {
    if (held.has(id) || workspace.has(id)) continue;
    await workspace.integrate({ id, bytes, entry }, { sent: true, storedAt });
    step.chain = await chainAfter(replica, step, { id, entry });
    stored += 1;
  }
  return stored;
}

/**
 * The chain after somebody else's entry, or after one of this device's own that comes back from
 * those who still had it: a hub restored from an older copy goes on behind what it once signed.
 */
async function chainAfter(
  replica: Replica,
  { chain, workspace }: Step,
  { id, entry }: { readonly id: EntryId; readonly entry: Entry },
): Promise<OwnChain> {
  if (entry.device !== replica.device) return replica.heard(chain, entry.hlc);
  const isNext = entry.seq === chain.seq + 1 && entry.prev === chain.head;
  return isNext ? continued(chain, { id, entry, target: await workspace.target(entry) }) : chain;
}

/** Tries again what was kept aside because its device was unknown, until nothing more is known. */
export async function retryAside(replica: Replica): Promise<void> {
  for (;;) {
    const waiting = await replica.ports.store.aside(1000);
    const again = waiting.filter(
      (one) => one.reason === unknownDevice && isKnownNow(replica.directory, one.bytes),
    );
    if (again.length === 0) return;
    const bytes = again.map((one) => one.bytes);
    const { aside } = await admit(replica, bytes, { from: "aside" });
    await replica.step(async ({ workspace }) => {
      for (const one of again) workspace.dropAside(one.hash);
      for (const one of aside) workspace.putAside(one);
    });
  }
}

function isKnownNow(directory: Directory, bytes: Uint8Array): boolean {
  const parsed = parseEntry(bytes);
  return parsed.ok && keyFor(directory, parsed.value) !== undefined;
}
