import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { type Account, shortName } from "./card-shapes.ts";
import { cardTexts } from "./card-texts.ts";
import { deskTexts } from "./desk-texts.ts";
import { useGroups } from "./use-groups.ts";

/** What is known of the account beside value. */
export function AccountFacts({ account }: { readonly account: Account }): ReactElement {
  const texts = useTexts(deskTexts);
  const card = useTexts(cardTexts);
  const groups = useGroups();
  const { customerGroup, tier, pin, linked } = account;
  const group = groups.find(({ id }) => id === customerGroup)?.label ?? customerGroup;
  return (
    <section className="sheet panel" aria-labelledby="facts">
      <h2 id="facts">{texts.facts}</h2>
      <dl className="facts">
        <dt>{texts.group}</dt>
        <dd>{group ?? texts.noGroup}</dd>
        {tier === null ? null : (
          <>
            <dt>{texts.tier}</dt>
            <dd>{tier}</dd>
          </>
        )}
        <dt>{texts.pin}</dt>
        <dd>{pin ? texts.pinSet : texts.pinNone}</dd>
        {linked.length === 0 ? null : (
          <>
            <dt>{texts.linked}</dt>
            <dd>
              <ul className="plain-list">
                {linked.map((one) => (
                  <li key={one.account}>
                    <a className="row-link code" href={`/cards/${one.account}`}>
                      {shortName(one.account)}
                    </a>{" "}
                    {card.reasons[one.reason] ?? one.reason}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
