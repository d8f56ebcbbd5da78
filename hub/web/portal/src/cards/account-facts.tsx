import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useState } from "react";
import { useMay, usePortal } from "../frame/portal-room.tsx";
import { type ActProps, keepers } from "./account-acts.tsx";
import { actTexts } from "./act-texts.ts";
import { CardName } from "./card-name.tsx";
import type { Account } from "./card-shapes.ts";
import { cardTexts } from "./card-texts.ts";
import { deskTexts } from "./desk-texts.ts";
import { GroupDialog } from "./group-dialog.tsx";
import { PinDialog } from "./pin-dialog.tsx";
import { useGroups } from "./use-groups.ts";

type Asked = "group" | "pin";

const dialogs = { group: GroupDialog, pin: PinDialog } as const;

/** What is known of the account beside value, and what of it may be changed. */
export function AccountFacts(props: Omit<ActProps, "onClose">): ReactElement {
  const { account, onDone } = props;
  const texts = useTexts(deskTexts);
  const may = useMay(keepers);
  const [asked, ask] = useState<Asked | null>(null);
  const { number } = usePortal().cards.of(account.id);
  const { tier, linked } = account;
  const Shown = asked === null ? null : dialogs[asked];
  return (
    <section className="sheet panel" aria-labelledby="facts">
      <h2 id="facts">{texts.facts}</h2>
      <dl className="facts">
        {number === null ? null : <Fact label={texts.number}>{number}</Fact>}
        <Changeable account={account} onAsk={may ? ask : null} />
        {tier === null ? null : <Fact label={texts.tier}>{tier}</Fact>}
        {linked.length === 0 ? null : <LinkedCards account={account} />}
        <dt>{texts.account}</dt>
        <dd className="code soft">{account.id}</dd>
      </dl>
      {Shown === null ? null : (
        <Shown account={account} onClose={() => ask(null)} onDone={onDone} />
      )}
    </section>
  );
}

function Fact(props: { readonly label: string; readonly children: string }): ReactElement {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

interface ChangeableProps {
  readonly account: Account;
  /** Null for whoever only reads. */
  readonly onAsk: ((asked: Asked) => void) | null;
}

/** Customer group and PIN, each with what can be done about it. */
function Changeable({ account, onAsk }: ChangeableProps): ReactElement {
  const texts = useTexts(deskTexts);
  const acts = useTexts(actTexts);
  const groups = useGroups();
  const { customerGroup, pin } = account;
  const group = groups.find(({ id }) => id === customerGroup)?.label ?? customerGroup;
  return (
    <>
      <dt>{texts.group}</dt>
      <dd className="fact-act">
        {group ?? texts.noGroup}
        {onAsk === null ? null : (
          <ActionButton look="quiet" label={acts.groupTitle} onPress={() => onAsk("group")}>
            {texts.change}
          </ActionButton>
        )}
      </dd>
      <dt>{texts.pin}</dt>
      <dd className="fact-act">
        {pin ? texts.pinSet : texts.pinNone}
        {onAsk === null || !pin ? null : (
          <ActionButton look="quiet" label={acts.unlockPin} onPress={() => onAsk("pin")}>
            {texts.unlock}
          </ActionButton>
        )}
      </dd>
    </>
  );
}

function LinkedCards({ account }: { readonly account: Account }): ReactElement {
  const texts = useTexts(deskTexts);
  const card = useTexts(cardTexts);
  return (
    <>
      <dt>{texts.linked}</dt>
      <dd>
        <ul className="plain-list">
          {account.linked.map((one) => (
            <li key={one.account}>
              <a className="row-link" href={`/cards/${one.account}`}>
                <CardName account={one.account} />
              </a>{" "}
              {card.reasons[one.reason] ?? one.reason}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
