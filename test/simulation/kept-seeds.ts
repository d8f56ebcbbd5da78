import type { Kept } from "./kept-line.ts";

/** Each fails when the fix of what it found is taken out again. */
export const keptSeeds: readonly Kept[] = [
  {
    kind: "network",
    seed: 4,
    plan: {
      besides: ["jump", "loss"],
      actions: [10, 11],
      faults: [10],
      nodes: 3,
      without: ["hostile", "slow-reads", "undo-wants", "claims"],
    },
    found: "entries of a device whose certificate waited for the clock were never looked at again",
  },
  {
    kind: "network",
    seed: 31,
    plan: {
      besides: ["loss", "jump", "crash"],
      actions: [],
      faults: [7, 10, 15],
      nodes: 2,
      without: ["slow-reads", "wants", "undo-wants"],
    },
    found: "entries kept aside until a certificate came were not tried again after a restart",
  },
  {
    kind: "network",
    seed: 12,
    plan: {
      besides: ["clog"],
      actions: [20, 23],
      faults: [3],
      nodes: 3,
      without: ["limits", "claims"],
    },
    found: "a full socket stopped the outbox until the next booking",
  },
  {
    kind: "network",
    seed: 4,
    plan: {
      besides: ["restore", "loss", "clog"],
      actions: [21, 23],
      faults: [2, 3, 4, 5],
      nodes: 3,
      without: ["skew", "jump", "hostile", "slow-reads", "undo-wants", "claims"],
    },
    found: "an offer to a restored hub that broke off half-way was not made again",
  },
  {
    kind: "network",
    seed: 381,
    plan: {
      besides: ["restore", "loss", "crash", "hub-crash"],
      actions: [19, 20],
      faults: [8, 10, 11, 12],
      nodes: 2,
      without: ["hostile", "claims"],
    },
    found: "what a node took out of its keeping after a hub was restored never reached the hub",
  },
  {
    kind: "policy",
    seed: 2737,
    plan: { deeds: [9], without: ["reorder", "skew"], nodes: 3 },
    found: "a node that saw a debt before the pool's certificate never granted the pool anything",
  },
  {
    kind: "network",
    seed: 289,
    plan: { actions: [1, 40], faults: [], nodes: 2, without: ["wants", "undo-wants", "limits"] },
    found: "what a node got back by undoing was not granted to the pool while a debt was open",
  },
  {
    kind: "full",
    seed: 4176,
    plan: { actions: [0, 3, 6, 15, 24, 44], faults: [], nodes: 2, without: ["undo-wants"] },
    found: "the simulator told two answers to one key in another order than they came in",
  },
];
