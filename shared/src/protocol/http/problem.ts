import { z } from "zod";
import { plain } from "./fields.ts";

/** One field that was refused; `field` is a path such as `card.number`. */
export type FieldProblem = { readonly field: string; readonly reason: string };

export const problem: z.ZodType = z
  .looseObject({
    type: z.string().meta({ examples: ["https://cardweave.dev/problems/too-little"] }),
    title: plain,
    status: z.int(),
    code: plain.meta({ description: "Stable; made to be read by programs" }),
    detail: plain.optional(),
    fields: z.array(z.object({ field: plain, reason: plain })).optional(),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457. The numbers behind a refusal stand beside the code.",
  });
