import type { Entry } from "../domain/entry.ts";
import type { DeviceId, EntryId } from "../domain/ids.ts";
import type { ChainPlace, RawDevice, RawEntry, StoreAudit } from "../ports/store-audit.ts";
import { continued, type OwnChain } from "../replica/own-chain.ts";
import { ChainWalk } from "./chain-walk.ts";
import { type SoundEntry, soundOnes } from "./sound-entries.ts";

const pageSize = 500;

/** What the walk along all chains has seen; `own` is the chain of the device asked about. */
export type ChainsWalked = {
  readonly walks: readonly ChainWalk[];
  readonly positions: readonly Omit<RawDevice, "acked">[];
  readonly own: OwnChain;
  readonly entries: number;
};

/** `read` gives the sound ones of a page of rows. */
export type WalkHelp = {
  readonly acked: (device: DeviceId) => number;
  readonly read: (rows: readonly RawEntry[]) => Promise<readonly SoundEntry[]>;
  readonly progress: (done: number) => void;
};

/** Goes along every device's chain, page by page; only what is told of each device is kept. */
export async function walkChains(
  audit: StoreAudit,
  device: DeviceId,
  help: WalkHelp,
): Promise<ChainsWalked> {
  const walks: ChainWalk[] = [];
  let own = emptyChain(device);
  let entries = 0;
  for await (const page of chainPages(audit)) {
    const sound = new Map((await help.read(page)).map((one) => [one.raw.row, one.signed.entry]));
    for (const raw of page) {
      const entry = sound.get(raw.row);
      walkOf(walks, raw, help).add(raw, entry);
      if (entry === undefined || raw.device !== device) continue;
      own = await goOn(audit, own, { id: raw.id, entry });
    }
    entries += page.length;
    help.progress(entries);
  }
  return { walks, positions: walks.map((walk) => walk.position()), own, entries };
}

async function* chainPages(audit: StoreAudit): AsyncGenerator<readonly RawEntry[]> {
  for (let after: ChainPlace = { device: "", seq: 0, row: 0 }; ; ) {
    const page: readonly RawEntry[] = await audit.chains(after, pageSize);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last;
  }
}

/** The walk of this entry's device; entries come device by device. */
function walkOf(walks: ChainWalk[], raw: RawEntry, { acked }: WalkHelp): ChainWalk {
  const last = walks.at(-1);
  if (last?.device === raw.device) return last;
  const walk = new ChainWalk(raw.device, acked(raw.device));
  walks.push(walk);
  return walk;
}

function emptyChain(device: DeviceId): OwnChain {
  return {
    device,
    seq: 0,
    head: null,
    hlc: { ms: 0, count: 0 },
    minted: {},
    beyond: [],
    checkpoint: null,
  };
}

/** The chain's running totals; what is open beyond rights is not kept on disk. */
async function goOn(
  audit: StoreAudit,
  chain: OwnChain,
  { id, entry }: { readonly id: EntryId; readonly entry: Entry },
): Promise<OwnChain> {
  const { body } = entry;
  const raw = body.kind === "reverse" ? await audit.entry(body.of) : undefined;
  const target = raw === undefined ? undefined : soundOnes([raw])[0]?.signed.entry;
  return { ...continued(chain, { id, entry, target }), beyond: [] };
}
