import "../styles/campaigns.css";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { type Loaded, useItem } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect, useMemo } from "react";
import { isNowhere, Nowhere } from "../frame/nowhere.tsx";
import type { PageProps, Role } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { LimitsSection } from "./builder/limits-section.tsx";
import { PayingSection } from "./builder/paying-section.tsx";
import { WhereSection, WhoSection } from "./builder/place-sections.tsx";
import { AlsoSection, MixSection } from "./builder/sections.tsx";
import { Said, SentencePanel } from "./builder/sentence-panel.tsx";
import { WhatSection } from "./builder/what-section.tsx";
import { WhenSection } from "./builder/when-section.tsx";
import { type CampaignRow, readCampaign } from "./campaign-shapes.ts";
import { CampaignState } from "./campaign-state.tsx";
import { campaignTexts } from "./campaign-texts.ts";
import { DraftRoom, useDraftSession } from "./draft-room.tsx";
import { EffectTab } from "./effect-tab.tsx";
import { LifeActs } from "./life-acts.tsx";
import { LifeTab } from "./life-tab.tsx";
import { lifeTexts } from "./life-texts.ts";
import type { DraftSession, DraftState } from "./live/draft-session.ts";
import { type Spoken, spokenDraft } from "./spoken-draft.ts";
import { TryGlance, TryTab } from "./try-tab.tsx";
import { UnreadRoom, useUnreadFields } from "./unread-fields.ts";

const makers: readonly Role[] = ["operator", "headquarters", "manager"];
const tabs = ["plan", "try", "effect", "life"] as const;
type Tab = (typeof tabs)[number];

/** What the hub says of a draft is asked for this long after the last change. Unit: ms. */
const restMs = 400;

export function CampaignPage({ params, query }: PageProps): ReactElement {
  const id = params["id"] ?? "";
  const texts = useTexts(lifeTexts);
  const row = useItem(`/v1/campaigns/${encodeURIComponent(id)}`, readCampaign);
  const { session, state } = useDraftSession(id, useMay(makers));
  useFresh(row, state);
  const unread = useUnreadFields();
  const tab = tabs.find((one) => one === query.get("tab")) ?? "plan";
  if (isNowhere(row)) return <Nowhere up={<Up />} />;
  if (row.value === null && row.problem !== null) {
    return <TroubleState problem={row.problem} onAgain={row.reload} />;
  }
  if (row.value === null) return <Skeleton />;
  const live = session !== null && state.status === "ready" ? { session, state } : null;
  if (state.status === "gone") return <EmptyState icon="megaphone" title={texts.gone} />;
  return (
    <UnreadRoom value={unread}>
      <Whole row={row.value} tab={tab} live={live} onRow={row.set} />
    </UnreadRoom>
  );
}

/** What only the hub knows (names, versions) is read again when a change has been saved. */
function useFresh({ reload }: Loaded<CampaignRow>, { draft, isSaved, status }: DraftState): void {
  const { after } = usePage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each draft
  useEffect(
    () => (isSaved && status === "ready" ? after(restMs, reload) : undefined),
    [draft, isSaved, status, after, reload],
  );
}

export interface Live {
  readonly session: DraftSession;
  readonly state: DraftState;
}

interface WholeProps {
  readonly row: CampaignRow;
  readonly tab: Tab;
  readonly live: Live | null;
  readonly onRow: (row: CampaignRow) => void;
}

function Whole({ row, tab, live, onRow }: WholeProps): ReactElement {
  const name = live?.state.draft["name"];
  return (
    <div className="page campaign">
      <PageHead
        title={typeof name === "string" && name !== "" ? name : row.name}
        up={<Up />}
        state={<CampaignState row={row} />}
        actions={<LifeActs row={row} live={live} onRow={onRow} />}
      />
      <Tabs id={row.id} tab={tab} />
      {tab === "plan" ? <Plan row={row} live={live} /> : null}
      {tab === "try" ? <TryTab row={row} /> : null}
      {tab === "effect" ? <EffectTab row={row} /> : null}
      {tab === "life" ? <LifeTab row={row} /> : null}
    </div>
  );
}

function Up(): ReactElement {
  const texts = useTexts(campaignTexts);
  return (
    <a className="up" href="/campaigns">
      {texts.back}
    </a>
  );
}

function Tabs({ id, tab }: { readonly id: string; readonly tab: Tab }): ReactElement {
  const texts = useTexts(lifeTexts);
  return (
    <nav className="tabs" aria-label={texts.tabs[tab]}>
      {tabs.map((one) => (
        <a
          key={one}
          href={one === "plan" ? `/campaigns/${id}` : `/campaigns/${id}?tab=${one}`}
          aria-current={one === tab ? "page" : undefined}
        >
          {texts.tabs[one]}
        </a>
      ))}
    </nav>
  );
}

function Plan({ row, live }: Pick<WholeProps, "row" | "live">): ReactElement {
  if (live === null) return <ReadOnly row={row} />;
  return <Builder row={row} live={live} />;
}

function Builder({ row, live }: { readonly row: CampaignRow; readonly live: Live }): ReactElement {
  const { draft } = live.state;
  const told = useMemo(() => spokenDraft(row.id, draft), [row.id, draft]);
  const value = useMemo(() => ({ ...live, problems: problemsOf(told, row) }), [live, told, row]);
  return (
    <DraftRoom value={value}>
      <div className="builder">
        <div className="builder-form">
          <WhatSection />
          <WhenSection />
          <WhereSection />
          <WhoSection />
          <LimitsSection />
          <PayingSection />
          <MixSection />
          <AlsoSection />
        </div>
        <aside className="builder-side">
          <SentencePanel told={told} />
          <TryGlance row={row} />
        </aside>
      </div>
    </DraftRoom>
  );
}

/** The form's own at once; once it is whole, those that only the hub can know. */
function problemsOf(told: Spoken, row: CampaignRow): CampaignRow["problems"] {
  return told.problems.length > 0 ? told.problems : row.problems;
}

function ReadOnly({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  return (
    <section className="panel sheet said" aria-labelledby="said">
      <h2 id="said">{texts.saysItself}</h2>
      <p className="said-text" lang="de">
        <Said text={row.sentence?.de ?? "…"} />
      </p>
      <p className="said-text" lang="en">
        <Said text={row.sentence?.en ?? "…"} />
      </p>
    </section>
  );
}
