import { z } from "zod";
import { type ReplayResult, replayResult } from "./campaign-replay.ts";
import { count, plain, time } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

export type JobState = "waiting" | "running" | "done" | "cancelled" | "failed";

/** Long work. `of` is null as long as nobody knows how much there is. */
export type JobView = {
  readonly id: string;
  readonly kind: "campaign-replay";
  readonly subject: string;
  readonly state: JobState;
  readonly done: number;
  readonly of: number | null;
  readonly at: string;
  readonly endedAt: string | null;
  readonly result: ReplayResult | null;
};

export const jobView: z.ZodType<JobView> = z
  .object({
    id: plain,
    kind: z.literal("campaign-replay"),
    subject: plain,
    state: z.enum(["waiting", "running", "done", "cancelled", "failed"]),
    done: count,
    of: count.nullable(),
    at: time,
    endedAt: time.nullable(),
    result: z.union([replayResult, z.null()]),
  })
  .meta({ id: "Job", description: "Kept in memory: a restart of the hub forgets it" });

export const jobList: z.ZodType<Listed<JobView>> = listOf(jobView, "JobList");

export type JobAccepted = { readonly job: string };

export const jobAccepted: z.ZodType<JobAccepted> = z
  .object({ job: plain.meta({ description: "Ask `/v1/jobs/{id}` how far it is" }) })
  .meta({ id: "JobAccepted" });

export const jobParams: z.ZodType<{ readonly id: string }> = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
});
