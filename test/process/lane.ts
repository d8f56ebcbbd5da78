import { afterAll, beforeAll, onTestFailed, vi } from "vitest";
import { Network, type NetworkOptions } from "./network.ts";

/** A busy machine takes its time to start processes; this only stops what hangs for good. */
export const patience: number = 180_000;

/** A network for all tests of a file, gone afterwards; after a failure its data and logs stay. */
export function withNetwork(options: NetworkOptions = {}): () => Network {
  vi.setConfig({ testTimeout: patience, hookTimeout: patience });
  let network: Network | undefined;
  let failed = false;
  beforeAll(async () => {
    network = await Network.open(options);
  });
  afterAll(() => network?.close(failed ? "keep" : "drop"));
  return () => {
    onTestFailed(() => {
      failed = true;
    });
    if (network === undefined) throw new Error("there is no network yet");
    return network;
  };
}
