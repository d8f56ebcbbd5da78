import type { ReactElement, ReactNode } from "react";
import type { Problem } from "../api/problem.ts";
import { officeProblemText } from "../office-problems.ts";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";
import { useTexts } from "./page-room.tsx";

/** Grey lines where something is being read for the first time. */
export function Skeleton({ lines = 6 }: { readonly lines?: number }): ReactElement {
  const texts = useTexts(commonTexts);
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{texts.loading}</span>
      {Array.from({ length: lines }, (_, at) => `line-${at}`).map((key) => (
        <span key={key} aria-hidden="true" />
      ))}
    </div>
  );
}

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing there yet: says what would be here and how it gets here. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}

/** The hub's own words, where the sentence leaves open what is meant. */
function detailOf(problem: Problem | null): string | null {
  if (problem === null || problem.code === "changed") return null;
  return problem.status === 409 || problem.status === 422 ? problem.detail : null;
}

/** What was refused, in one sentence with the next step. */
export function ProblemLine({ problem }: { readonly problem: Problem | null }): ReactElement {
  const { language } = useLanguage();
  const text = problem === null ? "" : officeProblemText(problem.code, language);
  const detail = detailOf(problem);
  return (
    <div role="alert" className="problem-place">
      {problem === null ? null : (
        <div className="trouble" data-code={problem.code}>
          <Icon name="alert" />
          <div>
            <p>{text}</p>
            {detail === null ? null : (
              <p className="trouble-detail" lang="en">
                {detail}
              </p>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** A page that could not be read, with the way to try again. */
export function TroubleState(props: {
  readonly problem: Problem;
  readonly onAgain: () => void;
}): ReactElement {
  const texts = useTexts(commonTexts);
  return (
    <div className="trouble-state">
      <ProblemLine problem={props.problem} />
      <ActionButton onPress={props.onAgain}>{texts.again}</ActionButton>
    </div>
  );
}
