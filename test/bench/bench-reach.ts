import { openHub } from "@cardweave/hub/commands/open-hub";
import { derivedSigner } from "@cardweave/shared/adapters/file-keys";
import { nodeVerifier } from "@cardweave/shared/adapters/node-crypto";
import { openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemClock, systemTimers } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { wsDialer } from "@cardweave/shared/adapters/ws-dialer";
import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { ReachView } from "@cardweave/shared/protocol/http/campaign-life";
import { write } from "@cardweave/shared/replica/act";
import { admit } from "@cardweave/shared/replica/admit";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { Replica } from "@cardweave/shared/replica/replica";
import { Network } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { type Bench, type Line, median, timed } from "./measures.ts";

const count = 50;
const rounds = 10;

export const reach: Bench = {
  name: "reach",
  what: `a campaign that is activated and paused, until the last of ${count} connected nodes has it`,
  run: async (folder) => {
    const network = await Network.open({ nodes: 0, home: `${folder}/network` });
    const nodes: Node[] = [];
    try {
      const secret = systemRandom.bytes(32);
      const signers = Array.from({ length: count }, (_, at) => derivedSigner(secret, `${at}`));
      const founded = await certified(network, signers);
      for (const [at, signer] of signers.entries()) {
        nodes.push(await nodeOf(network, { ...founded, signer, path: `${folder}/${at}.sqlite` }));
      }
      return await measured(network, nodes);
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
      await network.close();
    }
  },
};

type Node = { readonly replica: Replica; readonly close: () => Promise<void> };
type Founded = { readonly root: DeviceId; readonly control: readonly Uint8Array[] };

/** Headquarters lets all of them in while the hub does not run: its door takes few in a minute. */
async function certified({ hub, plan }: Network, signers: readonly Signer[]): Promise<Founded> {
  await hub.stop();
  const { replica, folder, desk } = await openHub(hub.folder);
  const bodies = signers.map(({ device, publicKey }, at): Certificate => {
    const branch = plan.branches[at % plan.branches.length]?.id ?? null;
    const times = { from: 0, until: null };
    const name = `node ${at}`;
    return {
      kind: "certificate",
      device,
      key: toHex(publicKey),
      role: "node",
      branch,
      name,
      ...times,
    };
  });
  const author = { by: null, key: null };
  const signed = bodies.map((body) => ({ doc: directoryDoc, body }));
  await replica.step((step) => write(replica, step, { author, bodies: signed }));
  const { items } = await replica.ports.store.after(0, 1_000);
  const founded = { root: replica.directory.root, control: items.map(({ bytes }) => bytes) };
  await replica.close();
  desk.close();
  folder.release();
  await hub.start();
  return founded;
}

type Given = Founded & { readonly signer: Signer; readonly path: string };

/** A node without its calls: store, line and rules, in this process. */
async function nodeOf({ hub }: Network, { root, control, signer, path }: Given): Promise<Node> {
  const store = openSqliteStore({ path });
  const machine = { clock: systemClock, timers: systemTimers, random: systemRandom };
  const ports = { store, signer, verifier: nodeVerifier(), ...machine };
  const replica = await Replica.open(ports, root);
  await admit(replica, control, { from: "bench" });
  const dialer = wsDialer({ address: hub.address, timers: systemTimers });
  const line = new LineRunner(replica, dialer, "bench");
  const running = line.run();
  await new Promise<void>((resolve) => {
    line.status$.subscribe(({ state }) => (state === "connected" ? resolve() : undefined));
  });
  const close = async () => {
    line.stop();
    await running;
    await replica.close();
  };
  return { replica, close };
}

async function measured({ admin }: Network, nodes: readonly Node[]): Promise<readonly Line[]> {
  const path = "/v1/campaigns/bench";
  const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
  await admin.call("POST", "/v1/campaigns", {
    body: { id: "bench", draft: { name: "b", effects } },
  });
  await admin.call("POST", `${path}/approve`);
  const last: number[] = [];
  const middle: number[] = [];
  const told: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const isOn = round % 2 === 0;
    const body = round === 0 ? { all: true } : {};
    const begun = performance.now();
    const arrived = nodes.map(({ replica }) => hasSet(replica, isOn, begun));
    const turned = await admin.call("POST", `${path}/${isOn ? "activate" : "pause"}`, { body });
    if (turned.status !== 200) throw new Error(`refused: ${turned.status}`);
    const times = await Promise.all(arrived);
    last.push(Math.max(...times));
    middle.push(median(times));
    const rest = await timed(() => waitFor("all beacons", () => allReached(admin)));
    told.push(Math.max(...times) + rest);
  }
  return [
    { name: "asked for until half have it, p50", value: median(middle), unit: "ms" },
    { name: "asked for until the last has it, p50", value: median(last), unit: "ms" },
    { name: "the same, worst", value: Math.max(...last), unit: "ms", goal: { most: 1_000 } },
    { name: "until headquarters sees it everywhere, p50", value: median(told), unit: "ms" },
  ];
}

/** When a node's set is there, or gone; ms since `begun`. */
function hasSet(replica: Replica, isOn: boolean, begun: number): Promise<number> {
  const isThere = () => (replica.campaigns.hash !== null) === isOn;
  return new Promise((resolve) => {
    const look = () => (isThere() ? resolve(performance.now() - begun) : undefined);
    replica.changes$.subscribe(look);
    look();
  });
}

async function allReached(admin: Network["admin"]): Promise<true | undefined> {
  const { body } = await admin.call<ReachView>("GET", "/v1/campaigns/bench/reach");
  return body.received >= count || undefined;
}
