import { type AccountState, rightsOf } from "../domain/account.ts";
import type { Grant } from "../domain/bodies.ts";
import { activeAt, inForce } from "../domain/campaigns/in-force.ts";
import { type DocId, isBudgetPurse, type PurseId } from "../domain/ids.ts";
import { sumOf, takeFrom } from "../domain/lines.ts";
import { ownLots } from "../domain/lots.ts";
import { placeOf } from "../domain/place-of.ts";
import { dayIn } from "../domain/time.ts";
import { budgetDocOf } from "../entries/doc-ids.ts";
import { shardOf } from "../protocol/shards.ts";
import { viewAt, write } from "./act.ts";
import { devicesOf, makeBranchCap } from "./branch-caps.ts";
import { mayGive } from "./give-rights.ts";
import { keptCaps } from "./kept-caps.ts";
import type { Replica } from "./replica.ts";

const nobody = { by: null, key: null };
const everyMs = 60_000;

/**
 * What a branch's device does for campaigns between sales: it gives budgets back that are not used
 * here any more, and makes the branch's caps in time where other devices need their part of them.
 * Source: SPEC R625, R626.
 */
export class CapKeeper {
  readonly #replica: Replica;
  readonly #failed: (fault: unknown) => void;
  readonly #changes: { unsubscribe(): void };
  #cancel: () => void = () => undefined;
  #stopped = false;
  #seen: string | null = null;

  constructor(replica: Replica, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#failed = failed;
    this.#changes = replica.changes$.subscribe(({ control }) => {
      if (control && replica.campaigns.hash !== this.#seen) this.#run();
    });
    this.#beat();
  }

  stop(): void {
    this.#stopped = true;
    this.#changes.unsubscribe();
    this.#cancel();
  }

  #beat(): void {
    this.#run();
    this.#cancel = this.#replica.ports.timers.after(everyMs, () => this.#beat());
  }

  #run(): void {
    this.#seen = this.#replica.campaigns.hash;
    this.look().catch((fault: unknown) => {
      if (!this.#stopped) this.#failed(fault);
    });
  }

  async look(): Promise<void> {
    const { directory, device } = this.#replica;
    const branch = directory.branchOf(device);
    if (branch === undefined) return;
    await this.#giveBack(branch);
    if (devicesOf(directory, branch).length > 1) await this.#makeCaps(branch);
  }

  async #makeCaps(branch: string): Promise<void> {
    const { directory, ports, campaigns } = this.#replica;
    const place = placeOf(directory, branch);
    const now = ports.clock.now();
    const day = dayIn(place.zone, now);
    for (const campaign of inForce(campaigns.current.campaigns, place, now)) {
      const kept = keptCaps(campaign, { branch, day }).find(({ cap }) => cap === "perBranch");
      if (kept !== undefined && !this.#stopped) await makeBranchCap(this.#replica, kept, branch);
    }
  }

  /** Of campaigns that are paused, ended, or not for this branch any more. */
  async #giveBack(branch: string): Promise<void> {
    const { directory, ports, device, campaigns } = this.#replica;
    const here = activeAt(campaigns.current.campaigns, placeOf(directory, branch));
    const active = new Set(here.map(({ campaign }) => campaign.id));
    const known = new Set(directory.campaigns.versions.map(({ id }) => id));
    for (const id of known) {
      if (active.has(id) || this.#stopped || !mayGive(this.#replica)) continue;
      const doc = budgetDocOf(id);
      const account = await ports.store.account(doc);
      const purses = Object.values(account?.purses ?? {});
      if (purses.some((purse) => rightsOf(purse, device) > 0)) await this.#give(doc);
    }
  }

  async #give(doc: DocId): Promise<void> {
    const pool = this.#replica.directory.poolOf(shardOf(doc));
    if (pool === undefined) return;
    await this.#replica.step(async (step) => {
      const account = await step.workspace.account(doc);
      const { time } = viewAt(this.#replica, account, step);
      const bodies = pursesOf(account).flatMap(([purse, state]) => {
        const own = ownLots(state, this.#replica.device, time);
        return takeFrom(own, sumOf(own)).map((line): Grant => {
          return { kind: "grant", purse, ...line, to: pool, for: null };
        });
      });
      const inDoc = bodies.map((body) => ({ doc, body }));
      await write(this.#replica, step, { author: nobody, bodies: inDoc });
    });
  }
}

function pursesOf({ purses }: AccountState) {
  const all = Object.entries(purses) as [PurseId, AccountState["purses"][PurseId] & object][];
  return all.filter(([purse]) => isBudgetPurse(purse));
}
