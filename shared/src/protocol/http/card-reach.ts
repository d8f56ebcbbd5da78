import { z } from "zod";
import { count, plain, time, yes } from "./fields.ts";

/** A store node that is not known to hold what was said of a card. */
export type UnreachedNode = {
  readonly device: string;
  readonly branch: string | null;
  readonly branchName: string | null;
  readonly connected: boolean;
  readonly since: string | null;
};

/** `what` null: nothing was ever said of the card. */
export type CardReachView = {
  readonly what: "block" | "unblock" | "link" | "unlink" | "linked" | null;
  readonly at: string | null;
  readonly of: number;
  readonly received: number;
  readonly lacking: readonly UnreachedNode[];
};

export const cardReachView: z.ZodType<CardReachView> = z
  .object({
    what: z.enum(["block", "unblock", "link", "unlink", "linked"]).nullable(),
    at: time.nullable(),
    of: count,
    received: count,
    lacking: z.array(
      z.object({
        device: plain,
        branch: plain.nullable(),
        branchName: plain.nullable(),
        connected: yes,
        since: time.nullable(),
      }),
    ),
  })
  .meta({
    id: "CardReach",
    description:
      "Of all store nodes, how many have said that they hold the last block, release or link of a " +
      "card; `lacking` are those of the caller's branches that have not, with how long their line " +
      "has been as it is, null where it was not heard of since the hub's start.",
  });
