import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import type { LineFacts } from "@cardweave/shared/ui/line-chip";
import { maskedNumber } from "@cardweave/shared/ui/masked-number";
import type { ReactElement } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import type { NodeApi } from "../api/node-api.ts";
import type { SessionView } from "../api/shapes.ts";
import { GiftButton } from "../cards/gift-button.tsx";
import { purseOrEmpty } from "../till/forecast.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { CardOn } from "../till/till-session.ts";
import type { DeskActs } from "./desk-acts.ts";
import { History } from "./history.tsx";
import { Later } from "./later.tsx";
import { News } from "./news.tsx";
import { PurseTile } from "./purse-tile.tsx";
import { RewardsRow } from "./rewards-row.tsx";
import { TierLine } from "./tier-line.tsx";
import { useWords } from "./words.tsx";

export interface CustomerPanelProps {
  readonly on: CardOn;
  readonly room: TillRoom;
  readonly who: SessionView;
  readonly acts: DeskActs;
  readonly facts: LineFacts;
  readonly api: NodeApi;
  readonly desk: DeskApi;
  readonly syncedAt: number | null;
}

export function CustomerPanel(props: CustomerPanelProps): ReactElement {
  const { on, room, who, acts, facts } = props;
  return (
    <>
      <CustomerHead on={on} facts={facts} onClear={acts.clear} />
      <div role="status">
        <News news={on.news} purses={room.purses} who={who} />
      </div>
      <div className="customer-more">
        {on.account.tier === undefined ? null : (
          <TierLine progress={on.account.tier} currency={who.currency} />
        )}
        <Later>
          <GiftButton desk={props.desk} onOpen={() => acts.open("card")} />
        </Later>
      </div>
      <RewardsRow on={on} room={room} />
      <div className="tiles">
        {room.purses.map((purse) => (
          <PurseTile
            key={purse.purse}
            purse={purse}
            view={purseOrEmpty(on.account.purses, purse.purse)}
            actions={room.actions.filter((action) => action.purse === purse)}
            chosen={on.draft.action}
            syncedAt={props.syncedAt}
            isCheckingIn={on.account.checkingIn === true || facts.checkingIn === true}
            onChoose={acts.choose}
          />
        ))}
      </div>
      <Later>
        <History key={on.account.id} on={on} room={room} who={who} acts={acts} api={props.api} />
      </Later>
    </>
  );
}

interface CustomerHeadProps {
  readonly on: CardOn;
  readonly facts: LineFacts;
  readonly onClear: () => void;
}

export function CustomerHead({ on, facts, onClear }: CustomerHeadProps): ReactElement {
  const { texts, when } = useWords();
  const { account, card } = on;
  const isLive = facts.reached && facts.line === "connected";
  return (
    <div className="customer">
      <Icon name="card" />
      <div>
        <h1 className="customer-number">{texts.card(maskedNumber(card.number))}</h1>
        <p className="customer-facts">
          <span className={isLive ? "live" : "stale"}>
            <Icon name={isLive ? "link" : "clock"} />
            {isLive ? texts.live : texts.asOf(when(account.asOf))}
          </span>
          {account.known ? null : <span className="tag tag-new">{texts.newCard}</span>}
          {account.pin === true ? <span className="tag">PIN</span> : null}
          {account.leadsTo === undefined ? null : (
            <span className="tag">{texts.reasons["link"] ?? ""}</span>
          )}
          {account.status === "blocked" ? (
            <span className="tag tag-bad">{texts.blocked}</span>
          ) : null}
        </p>
      </div>
      <ActionButton
        look="quiet"
        icon="close"
        hotkey="Esc"
        onPress={onClear}
        className="next"
        label={texts.clear}
      >
        {texts.clear}
      </ActionButton>
    </div>
  );
}
