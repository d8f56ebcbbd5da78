import { z } from "zod";
import { yes } from "./fields.ts";

/** What a network needs before its first sale, in the order in which it is done. */
export const setupSteps = [
  "branch",
  "node",
  "till",
  "cashier",
  "purse",
  "campaign",
  "cards",
  "sale",
] as const;

export type SetupStep = (typeof setupSteps)[number];

export type SetupView = {
  readonly steps: readonly { readonly step: SetupStep; readonly done: boolean }[];
  readonly done: boolean;
};

export const setupView: z.ZodType<SetupView> = z
  .object({ steps: z.array(z.object({ step: z.enum(setupSteps), done: yes })), done: yes })
  .meta({ id: "Setup", description: "Read from what is there, never set." });
