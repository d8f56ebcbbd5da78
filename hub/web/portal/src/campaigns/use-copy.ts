import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useState } from "react";
import { go } from "../frame/router.ts";
import { type CampaignRow, readCampaign } from "./campaign-shapes.ts";
import { lifeTexts } from "./life-texts.ts";

export interface Copying {
  readonly problem: Problem | null;
  readonly run: (row: CampaignRow) => void;
}

/** A campaign's id may have 48 signs; the copy's ends in four of its own. */
const longestBase = 40;

/** A draft with the same fields and another name, which is opened at once. */
export function useCopy(): Copying {
  const { api, newKey } = usePage();
  const texts = useTexts(lifeTexts);
  const [problem, setProblem] = useState<Problem | null>(null);
  const copy = async (row: CampaignRow): Promise<void> => {
    const id = `${row.id.slice(0, longestBase)}-${newKey().slice(0, 4)}`;
    const body = { id, draft: { ...row.draft, name: texts.copyOf(row.name) } };
    const answer = await api({ method: "POST", path: "/v1/campaigns", body }, readCampaign);
    setProblem(problemIn(answer));
    if (answer.kind === "done") go(`/campaigns/${id}`);
  };
  return { problem, run: (row) => void copy(row) };
}
