import "../styles/designer.css";
import type { CardDesign } from "@cardweave/shared/domain/card-design/design";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import {
  EmptyState,
  ProblemLine,
  Skeleton,
  TroubleState,
} from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useState } from "react";
import { network } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import { CardPicture, type CardPictureProps } from "./card-picture.tsx";
import { readStoredDesign, type StoredDesign } from "./design-shapes.ts";
import { designerTexts } from "./designer-texts.ts";
import { useLetterWidths } from "./use-print-font.ts";
import { useDomain } from "./use-sample.ts";

interface Adding {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly add: (design: CardDesign) => Promise<void>;
}

/** A new design is opened at once. */
function useAdding(): Adding {
  const texts = useTexts(designerTexts);
  const { api } = usePage();
  const say = useToast();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = async (body: CardDesign): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const call = { method: "POST", path: "/v1/cards/designs", body } as const;
    const answer = await api(call, readStoredDesign);
    setBusy(false);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    say({ text: texts.made });
    go(`/cards/designs/${answer.value.id}`);
  };
  return { isBusy, problem, add };
}

/** All designs as they look, the one that was changed last in front. */
export function DesignsPage(): ReactElement {
  const texts = useTexts(designerTexts);
  const may = useMay(network);
  const { isBusy, problem, add } = useAdding();
  const make = (): void => void add({ ...starterDesign, name: texts.newName });
  usePageKeys(may ? [{ key: "n", label: texts.make, run: make }] : []);
  const button = may ? (
    <ActionButton look="main" icon="plus" hotkey="N" isDisabled={isBusy} onPress={make}>
      {texts.make}
    </ActionButton>
  ) : null;
  return (
    <div className="page">
      <PageHead title={texts.title} actions={button}>
        {texts.under}
      </PageHead>
      <ProblemLine problem={problem} />
      <Designs button={button} {...(may ? { onCopy: add } : {})} />
    </div>
  );
}

interface DesignsProps {
  readonly button: ReactElement | null;
  readonly onCopy?: Adding["add"];
}

function Designs({ button, onCopy }: DesignsProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { value, problem, reload } = useRows("/v1/cards/designs", readStoredDesign);
  const domain = useDomain();
  const widths = useLetterWidths();
  if (value === null && problem !== null) {
    return <TroubleState problem={problem} onAgain={reload} />;
  }
  if (value === null) return <Skeleton />;
  if (value.length === 0) {
    return (
      <EmptyState icon="card" title={texts.empty} action={button}>
        {texts.emptyUnder}
      </EmptyState>
    );
  }
  const copy = ({ design }: StoredDesign): void =>
    void onCopy?.({ ...design, name: texts.copied(design.name) });
  return (
    <ul className="designs">
      {value
        .toSorted((a, b) => b.at - a.at)
        .map((stored) => (
          <DesignCard
            key={stored.id}
            stored={stored}
            domain={domain}
            widths={widths}
            {...(onCopy === undefined ? {} : { onCopy: () => copy(stored) })}
          />
        ))}
    </ul>
  );
}

interface DesignCardProps extends Pick<CardPictureProps, "domain" | "widths"> {
  readonly stored: StoredDesign;
  readonly onCopy?: () => void;
}

function DesignCard({ stored, domain, widths, onCopy }: DesignCardProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { when } = useFormats();
  const { id, design, faults, at } = stored;
  const isFine = faults.length === 0;
  return (
    <li className="panel design-card" data-design={id}>
      <a href={`/cards/designs/${id}`} className="design-link">
        <CardPicture design={design} domain={domain} widths={widths} />
        <strong>{design.name}</strong>
      </a>
      <p className="design-facts">
        <StateChip tone={isFine ? "good" : "bad"}>
          {isFine ? texts.fine : texts.faulty(faults.length)}
        </StateChip>
        <span className="soft">{`${texts.changedAt} ${when(at)}`}</span>
      </p>
      {onCopy === undefined ? null : (
        <ActionButton
          icon="copy"
          look="quiet"
          className="button-icon design-copy"
          label={texts.copy(design.name)}
          onPress={onCopy}
        />
      )}
    </li>
  );
}
