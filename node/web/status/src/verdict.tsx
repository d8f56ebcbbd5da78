import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import { adviceOf, findingTexts } from "./finding-texts.ts";
import { type Finding, type Tone, verdictOf } from "./findings.ts";
import type { Say } from "./say.ts";

const icons: Readonly<Record<Tone, IconName>> = { good: "shield", warn: "clock", bad: "alert" };

export interface VerdictProps {
  readonly findings: readonly Finding[];
  readonly say: Say;
  /** How old what stands below is, in words. */
  readonly age: string;
  readonly isLive: boolean;
}

/** The shop in one sentence, then everything that needs somebody, with its next step. */
export function Verdict({ findings, say, age, isLive }: VerdictProps): ReactElement {
  const tone = verdictOf(findings);
  const { texts, language } = say;
  return (
    <section className="verdict" data-tone={tone} aria-live="polite">
      <div className="verdict-head">
        <Icon name={icons[tone]} />
        <div>
          <h1>{texts.verdict[tone]}</h1>
          <p>{texts.verdictUnder[tone]}</p>
        </div>
        <p className="verdict-age" data-live={isLive ? "" : undefined}>
          {age}
        </p>
      </div>
      {findings.length === 0 ? null : (
        <ul className="findings">
          {findings.map((finding) => {
            const advice = adviceOf(findingTexts[language], finding, texts.otherwise);
            return (
              <li key={`${finding.code} ${finding.detail}`} data-code={finding.code}>
                <strong>{advice.what}</strong>
                {isDevice(finding) ? <span>{finding.detail}</span> : null}
                <span className="next">
                  <b>{texts.nextStep}:</b> {advice.next}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Which of several readers it is, stands in the node's own words. */
function isDevice({ code, detail }: Finding): boolean {
  return code.startsWith("reader-") && detail !== "";
}
