import { openHub } from "@cardweave/hub/commands/open-hub";
import type { Body } from "@cardweave/shared/domain/bodies";
import type { DocId } from "@cardweave/shared/domain/ids";
import { write } from "@cardweave/shared/replica/act";
import type { Network } from "./network.ts";

/** Headquarters signs entries on the hub's machine while the hub does not run; then it runs again. */
export async function signAt(
  { hub }: Network,
  bodies: readonly { readonly doc: DocId; readonly body: Body }[],
): Promise<void> {
  await hub.stop();
  const { replica, folder } = await openHub(hub.folder);
  const author = { by: null, key: null };
  await replica.step((step) => write(replica, step, { author, bodies }));
  await replica.close();
  folder.release();
  await hub.start();
}
