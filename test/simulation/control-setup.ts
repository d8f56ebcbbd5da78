import type { Certificate, ControlBody } from "@cardweave/shared/domain/control-bodies";
import { toHex } from "@cardweave/shared/entries/hex";
import { StorageFault } from "@cardweave/shared/ports/entry-store";
import type { Signer } from "@cardweave/shared/ports/keys";
import { admit } from "@cardweave/shared/replica/admit";
import { Replica } from "@cardweave/shared/replica/replica";
import type { HostilePeer } from "./hostile.ts";
import { Process } from "./process.ts";
import type { SimHub } from "./sim-hub.ts";
import type { SimNode } from "./sim-node.ts";
import { money, points } from "./workload.ts";
import type { World } from "./world.ts";

/** What headquarters does: founds the network, lets devices in, changes a rule now and then. */
export class ControlSetup {
  readonly #world: World;
  readonly #hub: SimHub;
  readonly #nodes: readonly SimNode[];
  readonly #hostile: HostilePeer | null;

  constructor(
    world: World,
    at: { hub: SimHub; nodes: readonly SimNode[]; hostile: HostilePeer | null },
  ) {
    this.#world = world;
    this.#hub = at.hub;
    this.#nodes = at.nodes;
    this.#hostile = at.hostile;
  }

  async found(): Promise<void> {
    await this.#hub.start();
    const certificates = this.#nodes.map((node) => this.#node(node));
    const hub = this.#certificate(this.#hub.signer, "hub", null);
    const hostile = this.#hostile;
    const others = hostile === null ? [] : [this.#certificate(hostile.signer, "node", "b0")];
    await this.#hub.sign([...this.#network(), hub, ...certificates, ...others]);
    await Promise.all(this.#nodes.map((node) => this.#equip(node)));
    await Promise.all(this.#nodes.map((node) => node.start()));
  }

  #network(): ControlBody[] {
    const { root } = this.#world;
    const place = { zone: "Europe/Berlin", active: true };
    const branch = (_: unknown, at: number): ControlBody => {
      return { kind: "branch", id: `b${at}`, name: `Branch ${at}`, region: null, ...place };
    };
    return [
      {
        kind: "network",
        name: "Simulated",
        currency: "EUR",
        zone: "Europe/Berlin",
        key: toHex(root.publicKey),
      },
      purseOf("points"),
      purseOf("money"),
      ...this.#limits(),
      ...Array.from({ length: this.#world.swarm.nodes }, branch),
    ];
  }

  #limits(): readonly ControlBody[] {
    const { habits, limits } = this.#world.swarm;
    if (!habits.has("limits")) return [];
    return [{ kind: "policy", name: "limits", value: JSON.stringify(limits) }];
  }

  #node(node: SimNode): Certificate {
    return this.#certificate(node.signer, "node", `b${node.index}`);
  }

  #certificate(signer: Signer, role: Certificate["role"], branch: string | null): Certificate {
    const { device, publicKey } = signer;
    const key = toHex(publicKey);
    return { kind: "certificate", device, key, role, branch, name: role, from: 0, until: null };
  }

  /** An enrolment hands the new device what headquarters has signed so far. */
  async #equip(node: SimNode): Promise<void> {
    const process = new Process(this.#world.schedule);
    const replica = await Replica.open(node.ports(process), this.#world.root.device);
    await admit(replica, await this.#hub.control(), { from: "enrolment" });
    process.end();
  }

  /** Another device on an empty disk in the same branch. False while headquarters cannot. */
  async enrolAnew(node: SimNode): Promise<boolean> {
    if (this.#hub.replica === null || this.#hub.hasForgotten) return false;
    node.crash();
    node.replace();
    node.isGone = true;
    if (!(await this.#hub.sign([this.#node(node)]))) return false;
    try {
      await this.#equip(node);
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      return false;
    }
    node.isGone = false;
    this.#world.report.count("devices enrolled anew");
    await node.start();
    return true;
  }

  /** A change at headquarters that every replica must come to know. */
  async change(): Promise<boolean> {
    const { report, schedule } = this.#world;
    const id = `r${schedule.now.toFixed(0)}`;
    const isSigned = await this.#hub.sign([{ kind: "region", id, name: "Region", active: true }]);
    if (isSigned) report.count("changes at headquarters");
    return isSigned;
  }
}

function purseOf(unit: "points" | "money"): ControlBody {
  return {
    kind: "purse",
    id: unit === "points" ? points : money,
    unit,
    currency: unit === "money" ? "EUR" : null,
    unitValue: null,
    slots: null,
    nameDe: unit,
    nameEn: unit,
    active: true,
  };
}
