import {
  type AccountState,
  holdersOf,
  type LotState,
  rightsIn,
} from "@cardweave/shared/domain/account";
import type { Entry } from "@cardweave/shared/domain/entry";
import { clockLeadMs } from "@cardweave/shared/domain/hlc";
import type { DeviceId, DocId, LotId, PurseId } from "@cardweave/shared/domain/ids";
import type { Batch } from "@cardweave/shared/ports/entry-store";
import type { SimNode } from "./sim-node.ts";
import type { World } from "./world.ts";

/** Looked at on every disk, whenever a batch is on it. */
export function checkAccounts(world: World, where: string, batch: Batch): void {
  world.report.trace(`${where} ${world.schedule.now.toFixed(3)} ${batch.entries?.length ?? 0}`);
  for (const { id } of batch.entries ?? []) {
    world.everHeld.add(id);
    world.report.trace(id.slice(0, 12));
  }
  for (const account of batch.accounts ?? []) {
    const negative = negativeRight(account);
    if (negative !== null) world.report.violate("rights-never-negative", `${where}: ${negative}`);
  }
  countVerdicts(world, batch);
}

function countVerdicts({ report }: World, batch: Batch): void {
  for (const { verdict } of batch.entries ?? []) {
    if (verdict !== "valid") report.count(`arrived ${verdict}`);
  }
  report.count("pending entries settled later", batch.judged?.length ?? 0);
  report.count("kept aside", batch.aside?.length ?? 0);
}

/** Nobody but a device itself lowers its rights, and it never takes what it has not. */
function negativeRight(account: AccountState): string | null {
  for (const [id, purse] of Object.entries(account.purses)) {
    for (const [lot, state] of Object.entries(purse.lots) as [LotId, LotState][]) {
      for (const device of holdersOf(state)) {
        const right = rightsIn(purse, { lot, device });
        if (right < 0) return `${device.slice(0, 6)} holds ${right} of ${id}`;
      }
    }
  }
  return null;
}

type Tally = { minted: number; readonly beyond: { doc: DocId; seq: number; amount: number }[] };

/** Adds up what a device's own entries claim, and compares. */
export class OwnChecks {
  readonly #world: World;
  #device: DeviceId | null = null;
  #seq = 0;
  #acked = 0;
  #hlc = { ms: 0, count: 0 };
  readonly #tallies = new Map<PurseId, Tally>();
  /** What each entry moved, for the reversals of it. */
  readonly #booked = new Map<string, { purse: PurseId; kind: string }>();

  constructor(world: World) {
    this.#world = world;
  }

  check(node: SimNode, batch: Batch): void {
    if (node.hasGoneBack) return;
    if (this.#device !== node.device) this.#begin(node);
    for (const { id, entry } of batch.entries ?? []) this.#note(id, entry);
    const own = (batch.entries ?? []).filter(({ entry }) => entry.device === node.device);
    for (const { entry } of own) this.#one(node, entry);
    this.#acked = Math.max(this.#acked, batch.sentUpTo?.seq ?? 0);
  }

  /** Another device, or an older image of this one: what it claims is added up anew. */
  #begin(node: SimNode): void {
    this.#device = node.device;
    this.#seq = 0;
    this.#acked = 0;
    this.#hlc = { ms: 0, count: 0 };
    this.#tallies.clear();
    this.#booked.clear();
  }

  #one(node: SimNode, entry: Entry): void {
    if (entry.seq !== this.#seq + 1) return;
    this.#seq = entry.seq;
    const { ms, count } = entry.hlc;
    const isLater = ms > this.#hlc.ms || (ms === this.#hlc.ms && count > this.#hlc.count);
    if (!isLater) this.#violate(node, "clock-rises", `${ms} after ${this.#hlc.ms}`);
    if (ms > node.clock.latest + clockLeadMs) {
      this.#violate(node, "clock-not-followed", `${ms - node.clock.latest} ms ahead`);
    }
    this.#hlc = entry.hlc;
    this.#sums(node, entry);
  }

  /** Others' bookings too: the right to undo them may come here. */
  #note(id: string, { body }: Entry): void {
    if (body.kind !== "credit" && body.kind !== "debit") return;
    this.#booked.set(id, { purse: body.purse, kind: body.kind });
  }

  #sums(node: SimNode, { body, doc, seq }: Entry): void {
    if (body.kind === "credit") {
      this.#minted(node, body, { by: body.amount, purse: body.purse });
    } else if (body.kind === "debit") {
      if (body.beyond > 0) this.#beyond(node, { doc, seq, purse: body.purse, amount: body.beyond });
    } else if (body.kind === "reverse") {
      const target = this.#booked.get(body.of);
      const back = body.lines.reduce((sum, line) => sum + line.amount, 0);
      const by = target?.kind === "debit" ? back : 0;
      if (target !== undefined) this.#minted(node, body, { by, purse: target.purse });
    }
  }

  #tally(purse: PurseId): Tally {
    const tally = this.#tallies.get(purse) ?? { minted: 0, beyond: [] };
    this.#tallies.set(purse, tally);
    return tally;
  }

  #minted(node: SimNode, body: { minted: number }, more: { by: number; purse: PurseId }): void {
    const tally = this.#tally(more.purse);
    tally.minted += more.by;
    if (body.minted === tally.minted) return;
    this.#violate(node, "running-total", `${body.minted} claimed, ${tally.minted} created`);
    tally.minted = body.minted;
  }

  /** What may be spent beyond own rights goes so far, until the hub has acknowledged. */
  #beyond(node: SimNode, spent: { doc: DocId; seq: number; purse: PurseId; amount: number }): void {
    const { beyond } = this.#tally(spent.purse);
    beyond.push(spent);
    const { mode, perCard, perDevice } = this.#world.swarm.limits[spent.purse as "points"];
    if (mode === "rights-only") this.#violate(node, "limit-none", `${spent.amount}`);
    if (mode !== "limit") return;
    const open = beyond.filter(({ seq }) => seq > this.#acked);
    const sum = (list: typeof open): number => list.reduce((all, one) => all + one.amount, 0);
    const card = sum(open.filter(({ doc }) => doc === spent.doc));
    if (card > (perCard ?? card)) this.#violate(node, "limit-per-card", `${card} open`);
    const device = sum(open);
    if (device > (perDevice ?? device)) this.#violate(node, "limit-per-device", `${device} open`);
  }

  #violate(node: SimNode, rule: string, detail: string): void {
    this.#world.report.violate(rule, `${node.name}: ${detail}`);
  }
}
