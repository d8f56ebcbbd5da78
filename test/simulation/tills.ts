import { balanceOf, emptyPurse } from "@cardweave/shared/domain/account";
import type { Command } from "@cardweave/shared/domain/decide";
import type { EntryId } from "@cardweave/shared/domain/ids";
import type { Result } from "@cardweave/shared/domain/result";
import { type Answer, StorageFault } from "@cardweave/shared/ports/entry-store";
import type { Action, Booked, Outcome } from "@cardweave/shared/replica/act";
import type { RightsGatherer } from "@cardweave/shared/replica/gather-rights";
import { type Issued, nameOf, type Oracle, type Wanted } from "./oracle.ts";
import type { Rng } from "./rng.ts";
import type { Gathering, SimNode } from "./sim-node.ts";
import type { World } from "./world.ts";

const patienceMs = 8_000;

export type Till = { readonly node: SimNode; readonly till: string; readonly rng: Rng };

type Asked = {
  readonly action: Action;
  readonly gather: Gathering | undefined;
  readonly rng: Rng;
};

/** The answer that is stored with a booking: what a till needs to see and the checks to compare. */
type Slip = { readonly entries: readonly EntryId[]; readonly balances: readonly number[] };

/** Asks nodes for bookings as tills do: waits so long, asks again under the same key. */
export class Tills {
  readonly #world: World;
  readonly #oracle: Oracle;
  #made = 0;

  constructor(world: World, oracle: Oracle) {
    this.#world = world;
    this.#oracle = oracle;
  }

  /** Issues a command; the promise ends when the till gives up or has its answer. */
  async issue({ node, till, rng }: Till, wanted: readonly Wanted[]): Promise<void> {
    if (!node.isUp) return;
    const { report } = this.#world;
    const key = { till: `${till} of ${node.name}`.slice(0, 64), id: `${this.#made++}` };
    const { index, incarnation, memory } = node;
    const issued = this.#oracle.add({ name: nameOf(key), wanted, node: index, incarnation });
    report.count("commands");
    const action = this.#actionOf(key, wanted, node);
    for (let tries = 1; ; tries++) {
      if (await this.#ask(node, issued, { action, rng, gather: this.#gathering(wanted) })) return;
      if (tries >= 4) return;
      await this.#world.schedule.sleep(rng.around(1_500));
      if (node.memory !== memory) return;
      report.count("retries");
    }
  }

  /** True when there is nothing more to ask. */
  async #ask(node: SimNode, issued: Issued, { action, gather, rng }: Asked): Promise<boolean> {
    const { report, schedule, swarm } = this.#world;
    const asked = node.book(action, gather);
    if (asked === null) return false;
    const isTwice = rng.chance(0.05);
    const again = isTwice ? node.book(action, gather) : null;
    const inOrder: Result<Outcome>[] = [];
    const both = (again === null ? [asked] : [asked, again]).map(async (one) => {
      inOrder.push(await one);
    });
    const answers = Promise.all(both).catch((fault: unknown) => fault);
    const answer = await Promise.race([answers, schedule.sleep(patienceMs)]);
    if (answer === undefined) {
      report.count("answers that never came");
      return false;
    }
    if (!Array.isArray(answer)) return this.#failed(node, issued, answer);
    if (swarm.faults.has("lost-answer") && rng.chance(0.2)) {
      report.count("answers lost");
      return false;
    }
    for (const one of inOrder) await this.#answered(node, issued, one);
    return true;
  }

  /** Rights that lie elsewhere are asked for; nothing where the seed's tills do not. */
  #gathering(wanted: readonly Wanted[]): Gathering | undefined {
    const { swarm } = this.#world;
    const isMeant = ({ type }: Wanted): boolean =>
      swarm.habits.has(type === "debit" ? "wants" : "undo-wants") && type !== "credit";
    const meant = wanted.filter(isMeant);
    if (meant.length === 0) return undefined;
    return async (rights) => {
      for (const one of meant) await this.#gather(rights, one);
    };
  }

  async #gather(rights: RightsGatherer, { type, doc, purse, amount, of }: Wanted): Promise<void> {
    const { report } = this.#world;
    report.count(type === "debit" ? "rights asked for" : "undo rights asked for");
    if (type === "debit") await rights.forSpend({ doc, purse, amount });
    else if (of !== null) await rights.forUndo(doc, of);
  }

  #failed(node: SimNode, issued: Issued, fault: unknown): boolean {
    const { report } = this.#world;
    if (!(fault instanceof StorageFault)) {
      report.violate("no-surprise", `${issued.name}: ${String(fault)}`);
      return true;
    }
    report.count(`bookings that met a disk fault: ${fault.kind}`);
    const { process } = node;
    if (fault.kind === "io" && process !== null) node.fault(process, fault);
    return false;
  }

  async #answered(node: SimNode, issued: Issued, answer: Result<Outcome>): Promise<void> {
    const { report } = this.#world;
    report.trace(answer.ok ? `ok ${issued.name}` : `${answer.error.code} ${issued.name}`);
    if (!answer.ok) {
      report.count(`refused: ${answer.error.code}`);
      this.#oracle.refused(issued);
      return;
    }
    const { body } = answer.value.answer as Answer;
    const slip = JSON.parse(body) as Slip;
    if (answer.value.replayed) report.count("answers told again");
    else this.#countBooked(issued);
    if (issued.outcome === "lost") return;
    this.#oracle.acknowledged(issued, { body, entries: slip.entries });
    if (node.incarnation === issued.incarnation && !(await node.disk.holds(slip.entries))) {
      report.violate("durable-first", `${issued.name} was acknowledged before it was on the disk`);
    }
  }

  #countBooked({ wanted }: Issued): void {
    const { report } = this.#world;
    report.count("bookings", wanted.length);
    for (const { type } of wanted) report.count(`${type}s`);
    if (wanted.length > 1) report.count("actions of several bookings");
  }

  #actionOf(key: Action["key"], wanted: readonly Wanted[], node: SimNode): Action {
    const wishes = wanted.map((one) => ({ doc: one.doc, command: commandOf(one) }));
    const request = JSON.stringify(wanted);
    const answer = (booked: Booked) => this.#slip(booked, wanted, node);
    return { key, by: null, request, wishes, answer };
  }

  /** What is known on the device when it books must never be below nothing afterwards. */
  async #slip(
    booked: Booked,
    wanted: readonly Wanted[],
    node: SimNode,
  ): Promise<{ status: number; body: string }> {
    const { report } = this.#world;
    const balances: number[] = [];
    for (const { doc, purse, type } of wanted) {
      const balance = balanceOf(
        (await booked.step.workspace.account(doc)).purses[purse] ?? emptyPurse,
      );
      balances.push(balance);
      if (type === "debit" && balance < 0) {
        report.violate("known-balance", `${node.name} spent beyond what it knew: ${balance}`);
      }
    }
    for (const { entry } of booked.entries) {
      const { body } = entry;
      if (body.kind === "debit" && body.beyond > 0) report.count("provisional debits");
    }
    const slip: Slip = { entries: booked.entries.map((one) => one.id), balances };
    return { status: 201, body: JSON.stringify(slip) };
  }
}

function commandOf({ type, purse, amount, of }: Wanted): Command {
  if (type === "reverse") return { type, of: of as EntryId };
  const reason = type === "credit" && purse === "money" ? "top-up" : "sale";
  return { type, purse, amount, reason };
}
