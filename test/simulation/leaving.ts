import { isDeviceId } from "@cardweave/shared/domain/ids";
import { entryIdOf } from "@cardweave/shared/entries/hash";
import { parseFrame } from "@cardweave/shared/protocol/frames";
import type { SimDisk } from "./sim-disk.ts";
import type { World } from "./world.ts";

/** CBOR of a list that begins with one of these words: the only frames that promise something. */
const promises: readonly string[] = ["push", "taken", "live"];
const watched: ReadonlySet<string> = new Set(promises);

/** Looks at what leaves a machine: nothing may that a crash could still take back. */
export function checkLeaving(world: World, frame: Uint8Array, disk: SimDisk): void {
  const word = wordOf(frame);
  world.report.count(`frames: ${word}`);
  if (!watched.has(word)) return;
  const parsed = parseFrame(frame);
  if (!parsed.ok) return;
  void broken(parsed.value, disk).then((what) => {
    if (what !== null) world.report.violate("durable-first", what);
  });
}

async function broken(frame: { readonly type: string }, disk: SimDisk): Promise<string | null> {
  if (frame.type === "taken") {
    const { device, seq } = frame as unknown as { device: string; seq: number };
    if (!isDeviceId(device)) return null;
    const [last] = await disk.store.chain(device, seq - 1, 1);
    const isThere = last !== undefined && (await disk.holds([last.id]));
    return isThere ? null : `the hub took seq ${seq}, which is not on its disk`;
  }
  const { entries } = frame as unknown as {
    entries: readonly (Uint8Array | { bytes: Uint8Array })[];
  };
  const ids = entries.map((one) => entryIdOf(one instanceof Uint8Array ? one : one.bytes));
  const aside = new Set<string>((await disk.store.aside(1_000)).map((one) => one.hash));
  const isThere = await disk.holds(ids.filter((id) => !aside.has(id)));
  return isThere ? null : `a ${frame.type} left before it was on the disk`;
}

/** The text at the beginning of `[type, ...]`: a list header of one byte, then a short text. */
function wordOf(frame: Uint8Array): string {
  const length = (frame[1] ?? 0) - 0x60;
  if (length < 1 || length > 23) return "?";
  return String.fromCharCode(...frame.subarray(2, 2 + length));
}
