import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { changesAtTill, type RuleChange } from "./cashier-words.ts";
import { ruleTexts } from "./rule-texts.ts";

/** What cashiers will notice of a change, before it is saved. */
export function AtTheTill({ change }: { readonly change: RuleChange }): ReactElement {
  const texts = useTexts(ruleTexts);
  const { language, money } = useFormats();
  const changes = changesAtTill(change, { language, money });
  return (
    <section className="at-the-till note" role="status" aria-label={texts.atTill}>
      <strong>{texts.atTill}</strong>
      {changes === null ? <p>{texts.notAtTill}</p> : null}
      {changes?.length === 0 ? <p>{texts.sameAtTill}</p> : null}
      {changes === null || changes.length === 0 ? null : (
        <dl>
          {changes.map(({ part, before, after }) => (
            <div key={part}>
              <dt>{texts.soFar}</dt>
              <dd className="soft">{before ?? "–"}</dd>
              <dt>{texts.fromNow}</dt>
              <dd>{after ?? "–"}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
