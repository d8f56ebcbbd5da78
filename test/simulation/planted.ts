import { act } from "@cardweave/shared/replica/act";
import { followed } from "@cardweave/shared/replica/own-chain";
import type { Plant, Where } from "./plant.ts";
import { allMine, allUndoable, nothingBeyond, nothingReversed, plantedAct } from "./planted-act.ts";
import {
  acceptingRollback,
  ignoringEpochs,
  offeringNothing,
  passingHoles,
} from "./planted-line.ts";
import {
  countingToo,
  isInvalid,
  knowingNothing,
  mintingGrants,
  waitsForHistory,
  wakingNobody,
} from "./planted-store.ts";

const atNode = <T>(where: Where, value: T, other: T): T => (where === "node" ? value : other);

/** Longer than a lying disk takes to keep its word. */
const untilDurableMs = 400;

/** Every bug here is one that somebody has made somewhere; `within`: seeds that must find it. */
export const planted: Readonly<Record<string, Plant & { readonly within: number }>> = {
  "acknowledges before fsync": {
    within: 5,
    disk: (where) => ({ early: where === "node" }),
  },
  "sends before fsync": {
    within: 10,
    disk: (where) => ({ early: where === "node" }),
    act: async (replica, action) => {
      const outcome = await act(replica, action);
      await new Promise<void>((resolve) => replica.ports.timers.after(untilDurableMs, resolve));
      return outcome;
    },
  },
  "takes before fsync, at the hub": {
    within: 10,
    disk: (where) => ({ early: where === "hub" }),
  },
  "swallows a failed fsync": {
    within: 20,
    faults: ["io"],
    disk: () => ({ deaf: true }),
  },
  "tears a batch in a crash": {
    within: 30,
    faults: ["crash", "hub-crash"],
    disk: () => ({ torn: true }),
  },
  "checks the balance, not own rights": { within: 5, act: plantedAct(allMine) },
  "reverses twice": { within: 10, act: plantedAct(nothingReversed) },
  "does not add up what was spent beyond": {
    within: 60,
    faults: ["partition"],
    act: plantedAct(nothingBeyond),
  },
  "undoes on two devices": { within: 60, act: plantedAct(allUndoable) },
  "counts what a device grants to itself": {
    within: 20,
    faults: ["hostile"],
    store: mintingGrants,
  },
  "does not keep the answer to a key": {
    within: 5,
    act: plantedAct((view) => view, { keepsAnswer: false }),
  },
  "accepts a rolled-back disk": {
    within: 40,
    faults: ["rollback"],
    connection: (end, { where }) => atNode(where, acceptingRollback(end), end),
  },
  "ignores what an entry cites": {
    within: 20,
    store: (store, { where }) => atNode(where, countingToo(store, waitsForHistory), store),
    faults: ["hostile"],
  },
  "counts invalid entries": {
    within: 20,
    store: (store) => countingToo(store, isInvalid),
    faults: ["hostile"],
  },
  "forgets who waits for whom": {
    within: 20,
    store: (store) => wakingNobody(store),
    faults: ["hostile"],
  },
  "counts a known entry again": { within: 10, store: (store) => knowingNothing(store) },
  "takes any signature": {
    within: 10,
    faults: ["hostile"],
    verifier: () => ({ verify: async () => true }),
  },
  "follows a clock that is far ahead": {
    within: 20,
    faults: ["jump"],
    replica: (replica) => {
      replica.heard = (chain, hlc) => followed(chain, hlc);
    },
  },
  "moves the cursor past a hole in a page": {
    within: 20,
    faults: ["partition"],
    connection: (end, { where, rng }) => atNode(where, passingHoles(end, rng, "page"), end),
  },
  "moves the cursor past a hole in the live feed": {
    within: 5,
    connection: (end, { where, rng }) => atNode(where, passingHoles(end, rng, "live"), end),
  },
  "does not see that the feed began anew": {
    within: 20,
    faults: ["restore"],
    connection: (end, { where, of }) => atNode(where, ignoringEpochs(end, of), end),
  },
  "offers a restored hub nothing": {
    within: 30,
    faults: ["restore"],
    connection: (end, { where }) => atNode(where, offeringNothing(end), end),
  },
};
