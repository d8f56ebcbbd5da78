import { problemIn } from "@cardweave/shared/ui/api/call";
import { type Problem, problemOf } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog } from "@cardweave/shared/ui/components/ask-dialog";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { type ReactElement, use, useState } from "react";
import type { Role } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { ActivateDialog } from "./activate-dialog.tsx";
import type { Live } from "./campaign-page.tsx";
import { type Activation, type CampaignRow, readCampaign } from "./campaign-shapes.ts";
import { lifeTexts } from "./life-texts.ts";
import { UnreadRoom } from "./unread-fields.ts";
import { useCopy } from "./use-copy.ts";

const makers: readonly Role[] = ["operator", "headquarters", "manager"];

export interface LifeActsProps {
  readonly row: CampaignRow;
  readonly live: Live | null;
  readonly onRow: (row: CampaignRow) => void;
}

type Asked = "activate" | "pause" | "end" | null;

/** The next step of its life, and the others that are possible. */
export function LifeActs(props: LifeActsProps): ReactElement | null {
  const { row } = props;
  const texts = useTexts(lifeTexts);
  const [asked, setAsked] = useState<Asked>(null);
  const acts = useActs(props);
  const copy = useCopy();
  if (!useMay(makers)) return null;
  return (
    <>
      <ActionButton icon="copy" onPress={() => copy.run(row)}>
        {texts.duplicate}
      </ActionButton>
      {isOut(row) ? <ActionButton onPress={() => setAsked("end")}>{texts.end}</ActionButton> : null}
      <Turning row={row} onPause={() => setAsked("pause")} onResume={acts.resume} />
      <NextStep {...props} acts={acts} onActivate={() => setAsked("activate")} />
      <ActProblem problem={acts.problem ?? copy.problem} />
      <Asking {...props} acts={acts} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function isOut({ state }: CampaignRow): boolean {
  return state === "active" || state === "paused";
}

/** The newest version holds in every branch already, or will: there is nothing left to activate. */
function isOutEverywhere({ approved, activations }: CampaignRow): boolean {
  return activations.some(
    ({ version, state, where }) => version === approved && state === "active" && isAll(where),
  );
}

function isAll(where: Activation["where"]): boolean {
  return where === null || where.regions.length + where.branches.length === 0;
}

function NextStep(
  props: LifeActsProps & { readonly acts: Acts; readonly onActivate: () => void },
): ReactElement | null {
  const { row, live, acts, onActivate } = props;
  const texts = useTexts(lifeTexts);
  const { isAny } = use(UnreadRoom);
  if (!row.isChanged) {
    if (isOutEverywhere(row)) return null;
    return (
      <ActionButton look={isOut(row) ? "plain" : "main"} icon="send" onPress={onActivate}>
        {texts.activate}
      </ActionButton>
    );
  }
  const isReady = live?.state.isSaved !== false && row.problems.length === 0 && !isAny;
  return (
    <ActionButton
      look="main"
      icon="shield"
      isDisabled={!isReady || acts.isBusy}
      onPress={acts.approve}
    >
      {texts.approve}
    </ActionButton>
  );
}

function ActProblem({ problem }: Pick<Acts, "problem">): ReactElement | null {
  const texts = useTexts(lifeTexts);
  if (problem === null) return null;
  return (
    <div className="act-problem">
      <ProblemLine problem={problem} />
      {problem.code === "not-allowed" ? <p className="soft">{texts.fourEyes}</p> : null}
      {problem.code === "changed" ? <p className="soft">{texts.differs}</p> : null}
    </div>
  );
}

interface AskingProps extends LifeActsProps {
  readonly acts: Acts;
  readonly asked: Asked;
  readonly onClose: () => void;
}

function Asking({ row, onRow, acts, asked, onClose }: AskingProps): ReactElement | null {
  const texts = useTexts(lifeTexts);
  if (asked === null) return null;
  if (asked === "activate") {
    const done = (next: CampaignRow): void => {
      onClose();
      onRow(next);
    };
    return <ActivateDialog row={row} onDone={done} onClose={onClose} />;
  }
  return (
    <AskDialog
      title={`${texts[asked]}: ${row.name}`}
      doText={texts[asked]}
      isDangerous={asked === "end"}
      onClose={onClose}
      onDo={() => {
        onClose();
        acts.turn(asked);
      }}
    >
      <p>{asked === "pause" ? texts.pauseUnder : texts.endUnder}</p>
    </AskDialog>
  );
}

function Turning(props: {
  readonly row: CampaignRow;
  readonly onPause: () => void;
  readonly onResume: () => void;
}): ReactElement | null {
  const texts = useTexts(lifeTexts);
  if (props.row.state === "active") {
    return <ActionButton onPress={props.onPause}>{texts.pause}</ActionButton>;
  }
  if (props.row.state !== "paused") return null;
  return <ActionButton onPress={props.onResume}>{texts.resume}</ActionButton>;
}

interface Acts {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly approve: () => void;
  readonly resume: () => void;
  readonly turn: (name: "pause" | "end") => void;
}

function useActs({ row, live, onRow }: LifeActsProps): Acts {
  const { api } = usePage();
  const texts = useTexts(lifeTexts);
  const say = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const path = `/v1/campaigns/${row.id}`;
  const call = async (name: string, text: string, given: Given = {}): Promise<void> => {
    setBusy(true);
    const answer = await api({ method: "POST", path: `${path}/${name}`, ...given }, readCampaign);
    setBusy(false);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    say({ text });
    onRow(answer.value);
  };
  const approve = async (): Promise<void> => {
    const now = await api({ method: "GET", path }, readCampaign);
    if (now.kind !== "done") return setProblem(problemIn(now));
    // What is signed is what is seen here: not what somebody has typed in the meantime.
    const isSame = live === null || sameDraft(now.value.draft, live.session.state().draft);
    if (!isSame) return setProblem(problemOf("changed"));
    await call("approve", texts.approved(now.value.approved + 1), { version: now.value.version });
  };
  const done = { pause: texts.paused, end: texts.ended } as const;
  return {
    problem,
    isBusy,
    approve: () => void approve(),
    resume: () => void call("activate", texts.resumed, { body: {} }),
    turn: (name) => void call(name, done[name]),
  };
}

interface Given {
  readonly body?: object;
  readonly version?: string;
}

/** Whatever order the fields stand in. */
function sameDraft(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]));
}
