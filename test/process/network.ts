import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foundHub } from "@cardweave/hub/commands/found-hub";
import { type DemoPlan, foundingOf, newPlan } from "@cardweave/hub/demo/demo-plan";
import { enrolCommand } from "@cardweave/node/commands/enrol";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { argonPasswords } from "@cardweave/shared/commands/passwords";
import { ownNumber } from "@cardweave/shared/domain/card";
import type { Surroundings } from "./child.ts";
import { type CardNumber, HubClient, NodeClient } from "./client.ts";
import { freePort, Site } from "./site.ts";

export type Branch = {
  readonly id: string;
  readonly site: Site;
  /** Its first till. */
  readonly till: NodeClient;
};

export type NetworkOptions = {
  readonly nodes?: number;
  /** Where each runs, by name: `hub`, `nord`, `markt`, `hafen`. */
  readonly surroundings?: Readonly<Record<string, Surroundings>>;
  /** Folder for the data; default a fresh one. */
  readonly home?: string;
  /** Addresses on which they listen, by name; default this machine's own. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** What else is typed to start the hub. */
  readonly hubWords?: readonly string[];
  /** What headquarters decrees before the first branch is there; default patient nodes. */
  readonly policy?: Readonly<Record<string, unknown>>;
};

/**
 * A node waits for rights from elsewhere longer than any caller here waits for it: what comes late
 * on a busy machine still comes, and a node that waits for nobody is found.
 */
const patientNodes = { grantWaitMs: 60_000 };

/** A hub and its nodes as real processes, with data in a folder of their own. */
export class Network {
  readonly home: string;
  readonly plan: DemoPlan;
  readonly hub: Site;
  readonly admin: HubClient;
  readonly branches: Branch[] = [];
  readonly #options: NetworkOptions;
  readonly #others: Site[] = [];

  private constructor(home: string, hubPort: number, options: NetworkOptions) {
    this.home = home;
    this.#options = options;
    this.plan = newPlan((bytes) => systemRandom.bytes(bytes));
    const words = () => ["hub", ...this.#hostWords("hub"), ...(options.hubWords ?? [])];
    const surroundings = options.surroundings?.["hub"];
    this.hub = new Site({ name: "hub", home, port: hubPort, words, surroundings });
    this.admin = new HubClient(() => this.hub.address, this.plan.token);
  }

  /** Everything runs when it resolves. */
  static async open(options: NetworkOptions = {}): Promise<Network> {
    const home = options.home ?? mkdtempSync(join(tmpdir(), "cardweave-network-"));
    mkdirSync(home, { recursive: true });
    const network = new Network(home, await freePort(), options);
    try {
      await network.#begin();
      return network;
    } catch (fault) {
      await network.close("keep");
      throw fault;
    }
  }

  async #begin(): Promise<void> {
    const hash = (password: string) => argonPasswords.hash(password);
    await foundHub(this.hub.folder, await foundingOf(this.plan, hash));
    await this.hub.start();
    const { nodes = 3, policy = patientNodes } = this.#options;
    for (const [name, value] of Object.entries(policy)) await this.admin.decree(name, value);
    const added = this.plan.branches.slice(0, nodes).map(({ id }) => this.#addBranch(id));
    this.branches.push(...(await Promise.all(added)));
  }

  async #addBranch(id: string): Promise<Branch> {
    const site = await this.enrolled(id, id);
    await site.start();
    return { id, site, till: this.tillAt(id, site) };
  }

  tillAt(branch: string, site: Site): NodeClient {
    const till = this.plan.branches.find((one) => one.id === branch)?.tills[0];
    return new NodeClient(() => site.address, till?.token ?? "");
  }

  /** A node of a branch, enrolled and not yet running. */
  async enrolled(branch: string, name: string): Promise<Site> {
    const { address } = this.hub;
    const hub = ["--hub", this.hub.address, "--insecure"];
    const words = () => ["node", ...hub, ...this.#hostWords(name)];
    const surroundings = this.#options.surroundings?.[name];
    const site = new Site({ name, home: this.home, port: await freePort(), words, surroundings });
    this.#others.push(site);
    await this.enrol(branch, site, address);
    return site;
  }

  #hostWords(name: string): readonly string[] {
    const host = this.#options.hosts?.[name];
    return host === undefined ? [] : ["--host", host];
  }

  /** In this process, as starting one takes longer than the enrolment. */
  async enrol(branch: string, site: Site, hub: string = this.hub.address): Promise<void> {
    const code = await this.admin.enrolmentCode(branch, `Node ${site.name}`);
    const words = ["--hub", hub, "--code", code, "--data", site.folder, "--insecure"];
    await enrolCommand().parseAsync(words, { from: "user" });
  }

  branch(at: number): Branch {
    const branch = this.branches[at];
    if (branch === undefined) throw new Error(`no branch ${at}`);
    return branch;
  }

  /** Another node in the place of a branch's own, which is gone. */
  replaceBranch(at: number, site: Site): void {
    const { id } = this.branch(at);
    this.#others.push(site);
    this.branches[at] = { id, site, till: this.tillAt(id, site) };
  }

  get tills(): readonly NodeClient[] {
    return this.branches.map(({ till }) => till);
  }

  /** Ends all processes; the folder goes too, unless its logs are wanted. */
  async close(logs: "keep" | "drop" = "drop"): Promise<void> {
    await Promise.all([this.hub, ...this.#others].map((site) => site.close()));
    if (logs === "drop") rmSync(this.home, { recursive: true, force: true });
    else process.stderr.write(`data and logs are kept in ${this.home}\n`);
  }
}

export function newCard(): CardNumber {
  return { scheme: "own", number: ownNumber(systemRandom.bytes(10)) };
}
