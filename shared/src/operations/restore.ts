import type { EntryStore } from "../ports/entry-store.ts";
import { mintedMeta } from "../replica/own-chain.ts";
import type { FolderManifest } from "./backup.ts";

/** No hub's feed has this epoch: at the next greeting the hub is asked what it lacks. */
const restoredEpoch = "restored";

/**
 * Makes a node's restored store ready for a new device. The old device may have gone on after the
 * backup was taken, so its chain is at an end here; its entries stay and are offered to the hub as
 * those of any other device.
 */
export async function readyForNewDevice(store: Pick<EntryStore, "commit">): Promise<void> {
  const cursor = { epoch: restoredEpoch, seqs: {} };
  await store.commit({ cursor, meta: { [mintedMeta]: "{}" } });
}

/** What the restored folder says of itself. A hub's feed gets its new epoch when it is opened. */
export function restoredManifest(manifest: FolderManifest): FolderManifest {
  return manifest.role === "node" ? { ...manifest, needsEnrolment: true } : manifest;
}
