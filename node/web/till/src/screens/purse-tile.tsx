import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import type { PurseDef, PurseView } from "../api/shapes.ts";
import { type ActionCode, isSameAction, type TillAction } from "../till/till-actions.ts";
import { Later } from "./later.tsx";
import { tierTexts } from "./tier-texts.ts";
import { useWords } from "./words.tsx";

export interface PurseTileProps {
  readonly purse: PurseDef;
  readonly view: PurseView;
  readonly actions: readonly TillAction[];
  readonly chosen: TillAction;
  /** When headquarters was last in touch; null while it is. */
  readonly syncedAt: number | null;
  readonly isCheckingIn: boolean;
  readonly onChoose: (action: TillAction) => void;
}

const icons: Record<ActionCode, IconName> = {
  earn: "plus",
  redeem: "minus",
  spend: "minus",
  "top-up": "plus",
  stamp: "stamp",
};

const kindIcons: Record<PurseDef["kind"], IconName> = {
  money: "money",
  points: "points",
  stamps: "stamp",
};

/** A purse: what is in it, how sure that is, and what can be done with it. */
export function PurseTile(props: PurseTileProps): ReactElement {
  const { purse, view, actions, chosen } = props;
  const { language, texts, bare } = useWords();
  return (
    <section className="panel tile" data-purse={purse.purse} aria-label={purse.name[language]}>
      <h2>
        <Icon name={kindIcons[purse.kind]} />
        {purse.name[language]}
      </h2>
      <p
        className="tile-balance"
        data-balance={view.balance}
        data-sign={view.balance < 0 ? "owed" : "held"}
      >
        {bare(view.balance, purse)}
        {purse.slots === undefined ? null : <small>{` / ${purse.slots}`}</small>}
      </p>
      <Surety {...props} />
      <div className="tile-actions">
        <Later>
          {actions.map((action) => (
            <ActionButton
              key={action.code}
              icon={icons[action.code]}
              hotkey={action.hotkey}
              isPressed={isSameAction(action, chosen)}
              onPress={() => props.onChoose(action)}
            >
              {texts.actions[action.code]}
            </ActionButton>
          ))}
        </Later>
      </div>
    </section>
  );
}

/** Share of the bar that is green. Unit: percent, cut down. */
function greenPercent({ guaranteed, balance }: PurseView): number {
  if (balance <= 0) return 0;
  return Math.min(100, Math.floor((guaranteed * 100) / balance));
}

type SuretyProps = Pick<PurseTileProps, "purse" | "view" | "syncedAt" | "isCheckingIn">;

/** How much of the balance this branch can give away without asking anybody. */
function Surety({ purse, view, syncedAt, isCheckingIn }: SuretyProps): ReactElement {
  const { texts, amount, when } = useWords();
  const owed = Math.max(view.overdraft, -view.balance);
  return (
    <div className="surety">
      <div className="surety-bar" aria-hidden="true" data-empty={view.balance <= 0}>
        <span style={{ inlineSize: `${greenPercent(view)}%` }} />
      </div>
      {owed > 0 ? <p className="surety-line bad">{texts.overdraft(amount(owed, purse))}</p> : null}
      {isCheckingIn ? <p className="surety-line warn">{texts.checkingIn}</p> : null}
      <SuretyWords purse={purse} view={view} />
      {view.pending > 0 ? (
        <p className="surety-line">{texts.pending(amount(view.pending, purse))}</p>
      ) : null}
      <Ending purse={purse} view={view} />
      {syncedAt === null ? null : (
        <p className="surety-line surety-age">{texts.lastInTouch(when(syncedAt))}</p>
      )}
    </div>
  );
}

function SuretyWords({ purse, view }: Pick<SuretyProps, "purse" | "view">): ReactElement {
  const { texts, amount } = useWords();
  const { balance, guaranteed, provisionalLimit } = view;
  if (guaranteed >= balance) {
    return <p className="surety-line good">{balance > 0 ? texts.guaranteedAll : "\u00a0"}</p>;
  }
  const left = Math.max(0, Math.min(provisionalLimit, balance - guaranteed));
  const isSome = guaranteed > 0;
  return (
    <p className="surety-line">
      {isSome || left === 0 ? (
        <span className={isSome ? "good" : "warn"}>
          {texts.guaranteedHere(amount(guaranteed, purse))}
        </span>
      ) : null}
      {left > 0 ? <span className="warn">{texts.provisionalLeft(amount(left, purse))}</span> : null}
    </p>
  );
}

/** What is lost soon unless it is used. */
function Ending({ purse, view }: Pick<SuretyProps, "purse" | "view">): ReactElement | null {
  const { language, amount, dayText, isSoon } = useWords();
  if (view.expiring === undefined || !isSoon(view.expiring.on)) return null;
  const { on, amount: ends } = view.expiring;
  return (
    <p className="surety-line tile-ending">
      {tierTexts(language).ends(ends, amount(ends, purse), dayText(on))}
    </p>
  );
}
