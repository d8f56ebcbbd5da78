import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useState } from "react";
import { useMay } from "../frame/portal-room.tsx";
import { keepers } from "./account-acts.tsx";
import { actTexts } from "./act-texts.ts";
import type { Account, Cardholder } from "./card-shapes.ts";
import { LinkDialog } from "./link-dialog.tsx";

export interface OtherCardsProps {
  readonly account: Account;
  readonly holder: Cardholder;
  readonly onLinked: () => void;
}

/** The same person's further cards; those that hold value of their own can be put together. */
export function OtherCards({ account, holder, onLinked }: OtherCardsProps): ReactElement | null {
  const texts = useTexts(actTexts);
  const may = useMay(keepers);
  const [chosen, choose] = useState<string | null>(null);
  const others = holder.cards.filter((card) => card.account !== account.id);
  const linked = new Set(account.linked.map((one) => one.account));
  if (others.length === 0) return null;
  return (
    <>
      <h3>{texts.othersTitle}</h3>
      <ul className="plain-list other-cards">
        {others.map((card) => (
          <li key={card.account}>
            <a className="row-link code" href={`/cards/${card.account}`}>
              {card.number}
            </a>
            {linked.has(card.account) ? <span className="soft">{texts.othersLinked}</span> : null}
            {may && !linked.has(card.account) ? (
              <ActionButton look="quiet" onPress={() => choose(card.account)}>
                {texts.merge}
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen === null ? null : (
        <LinkDialog
          account={account}
          with={chosen}
          onClose={() => choose(null)}
          onDone={onLinked}
        />
      )}
    </>
  );
}
