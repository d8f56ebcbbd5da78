import { assert } from "@cardweave/shared/domain/assert";
import { type DeviceId, docKinds, isDocId } from "@cardweave/shared/domain/ids";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import { type SetupStep, type SetupView, setupSteps } from "@cardweave/shared/protocol/http/setup";
import type { Replica } from "@cardweave/shared/replica/replica";

const pageSize = 250;
/** Documents come in byte order: those of cards follow on those of headquarters. */
const beforeCards = `${docKinds.control}${"f".repeat(32)}`;

export type FirstStepsParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  /** A node that has booked nothing yet is known by its line alone. */
  readonly isInTouch: (device: DeviceId) => boolean;
};

/**
 * How far a new network is on its way to the first sale.
 * Promise: told from the entries alone, so it is the same after a restart and for everybody.
 */
export class FirstSteps {
  readonly #replica: Replica;
  readonly #desk: DeskDatabase;
  readonly #isInTouch: FirstStepsParts["isInTouch"];
  /** How far each device's chain holds no sale. */
  readonly #unsold = new Map<DeviceId, number>();
  #isSold = false;

  constructor({ replica, desk, isInTouch }: FirstStepsParts) {
    this.#replica = replica;
    this.#desk = desk;
    this.#isInTouch = isInTouch;
  }

  async view(): Promise<SetupView> {
    const { directory, ports } = this.#replica;
    const positions = await ports.store.positions();
    const heard = new Set(positions.map(({ device }) => device));
    const nodes = [...directory.devices.values()].filter(({ role }) => role === "node");
    const has = (all: Iterable<{ readonly active: boolean }>) =>
      [...all].some(({ active }) => active);
    const done: Record<SetupStep, boolean> = {
      branch: has(directory.branches.values()),
      node: nodes.some(({ device }) => heard.has(device) || this.#isInTouch(device)),
      till: has([...directory.tills.values()].filter(({ training }) => !training)),
      cashier: has(directory.operators.values()),
      purse: has(directory.purses.values()),
      campaign: this.#replica.campaigns.hash !== null,
      cards: await this.#hasCards(),
      sale: await this.#hasSold(nodes.map(({ device }) => device)),
    };
    const steps = setupSteps.map((step) => ({ step, done: done[step] }));
    return { steps, done: steps.every((one) => one.done) };
  }

  /** Printed here, or shown at a till. */
  async #hasCards(): Promise<boolean> {
    if (this.#desk.rows("SELECT id FROM card_batches LIMIT 1").length > 0) return true;
    assert(isDocId(beforeCards), "the place before all cards is a document's");
    const docs = await this.#replica.ports.store.docs({ after: beforeCards, limit: 1 });
    return docs.some((doc) => doc.startsWith(docKinds.account));
  }

  async #hasSold(devices: readonly DeviceId[]): Promise<boolean> {
    for (const device of devices) {
      this.#isSold ||= await this.#sells(device);
      if (this.#isSold) return true;
    }
    return false;
  }

  /** Reads on where it ended the last time. */
  async #sells(device: DeviceId): Promise<boolean> {
    const { store, timers } = this.#replica.ports;
    for (;;) {
      const page = await store.chain(device, this.#unsold.get(device) ?? 0, pageSize);
      if (page.some(({ entry }) => entry.body.kind === "receipt")) return true;
      const last = page.at(-1);
      if (last === undefined) return false;
      this.#unsold.set(device, last.entry.seq);
      if (page.length < pageSize) return false;
      await new Promise<void>((resolve) => void timers.after(0, resolve));
    }
  }
}
