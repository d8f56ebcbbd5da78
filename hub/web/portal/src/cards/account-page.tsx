import "../styles/cards.css";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState, Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { type Loaded, useItem, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { isNowhere, Nowhere } from "../frame/nowhere.tsx";
import type { PageProps } from "../frame/page-entry.ts";
import { usePortal } from "../frame/portal-room.tsx";
import { AccountActs } from "./account-acts.tsx";
import { AccountFacts } from "./account-facts.tsx";
import { type Account, type Entry, readAccount, readEntry, shortName } from "./card-shapes.ts";
import { cardTexts } from "./card-texts.ts";
import { deskTexts } from "./desk-texts.ts";
import { toldColumns, useEntryColumns } from "./entry-columns.tsx";
import { HeldPurses } from "./held-purses.tsx";
import { HolderPanel } from "./holder-panel.tsx";
import { ReachPanel } from "./reach-panel.tsx";
import { ReceiptDialog } from "./receipt-dialog.tsx";
import { type Holders, useHolders } from "./use-holders.ts";

interface Card {
  readonly account: Loaded<Account>;
  readonly entries: Loaded<readonly Entry[]>;
  readonly reload: () => void;
}

/** Whatever happens to the card anywhere shows here by itself. */
function useCard(id: string): Card {
  const { line } = usePortal();
  const path = `/v1/accounts/${encodeURIComponent(id)}`;
  const account = useItem(path, readAccount);
  const entries = useRows(`${path}/entries`, readEntry);
  const [reloadAccount, reloadEntries] = [account.reload, entries.reload];
  useEffect(() => {
    const read = (): void => {
      reloadAccount();
      reloadEntries();
    };
    const stops = [
      line.hear("account", (data) => {
        if (isOf(data, id)) read();
      }),
      line.hear("resync", read),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [line, id, reloadAccount, reloadEntries]);
  const reload = (): void => {
    reloadAccount();
    reloadEntries();
  };
  return { account, entries, reload };
}

function isOf(data: unknown, id: string): boolean {
  return typeof data === "object" && data !== null && "account" in data && data.account === id;
}

/** What a card holds and what happened to it, and what may be done to it. */
export function AccountPage({ params }: PageProps): ReactElement {
  const id = params["id"] ?? "";
  const texts = useTexts(deskTexts);
  const { account, entries, reload } = useCard(id);
  const holders = useHolders(id);
  const { value } = account;
  const { name, number } = usePortal().cards.of(id);
  const called = name ?? number;
  const up = (
    <a className="up" href="/cards">
      {texts.backToFind}
    </a>
  );
  if (isNowhere(account)) return <Nowhere up={up} />;
  const acts = value === null ? null : <AccountActs account={value} onDone={reload} />;
  return (
    <div className="page">
      <PageHead
        title={called ?? texts.card}
        up={up}
        actions={acts}
        state={
          <>
            {called === null ? <span className="code soft">{shortName(id)}</span> : null}
            {value === null ? null : <CardState account={value} />}
          </>
        }
      >
        {texts.under}
      </PageHead>
      {value === null ? (
        <Waiting account={account} />
      ) : (
        <Told account={value} holders={holders} onChanged={reload} />
      )}
      {value === null ? null : <ReachPanel account={value.id} />}
      <History entries={entries} />
    </div>
  );
}

function Waiting({ account }: { readonly account: Loaded<Account> }): ReactElement {
  if (account.problem === null) return <Skeleton />;
  return <TroubleState problem={account.problem} onAgain={account.reload} />;
}

function CardState({ account }: { readonly account: Account }): ReactElement {
  const texts = useTexts(deskTexts);
  const isBlocked = account.status === "blocked";
  const isOver = account.purses.some(({ overdraft }) => overdraft > 0);
  return (
    <span className="chips">
      <StateChip tone={isBlocked ? "bad" : "good"} icon={isBlocked ? "lock" : "check"}>
        {isBlocked ? texts.blocked : texts.active}
      </StateChip>
      {isOver ? <StateChip tone="bad">{texts.overdrawn}</StateChip> : null}
    </span>
  );
}

function Told(props: {
  readonly account: Account;
  readonly holders: Holders;
  readonly onChanged: () => void;
}): ReactElement {
  const { account, holders, onChanged } = props;
  return (
    <>
      <HeldPurses account={account} />
      <div className="columns">
        <AccountFacts account={account} onDone={onChanged} />
        <HolderPanel account={account} holders={holders} onLinked={onChanged} />
      </div>
    </>
  );
}

const entryKinds = ["all", "in", "out", "back", "unsure", "card"] as const;
type EntryKind = (typeof entryKinds)[number];

const unsure: ReadonlySet<string> = new Set(["provisional", "pending", "unconfirmed", "disputed"]);

const ofKind: Readonly<Record<EntryKind, (entry: Entry) => boolean>> = {
  all: () => true,
  in: ({ kind }) => kind === "credit",
  out: ({ kind }) => kind === "debit",
  back: ({ kind, reversed }) => kind === "reverse" || reversed,
  unsure: ({ state }) => unsure.has(state),
  card: ({ kind }) => kind === "status",
};

function isOfKind(entry: Entry, kind: EntryKind): boolean {
  return ofKind[kind](entry);
}

/** A receipt is told by the bookings on it, and what only puts entries in order by nothing. */
function isTold({ kind }: Entry): boolean {
  return kind !== "receipt" && kind !== "join";
}

function History({ entries }: { readonly entries: Loaded<readonly Entry[]> }): ReactElement {
  const texts = useTexts(deskTexts);
  const [receipt, showReceipt] = useState<string | null>(null);
  const columns = useEntryColumns<Entry>(showReceipt);
  const card = useTexts(cardTexts);
  const [kind, setKind] = useState<EntryKind>("all");
  const all = useMemo(() => entries.value?.filter(isTold) ?? null, [entries.value]);
  const told = useMemo(() => all?.filter((entry) => isOfKind(entry, kind)) ?? null, [all, kind]);
  const tools = (
    <select
      className="state-filter"
      aria-label={card.kind}
      value={kind}
      onChange={({ target: { value } }) =>
        setKind(entryKinds.find((one) => one === value) ?? "all")
      }
    >
      {entryKinds.map((id) => (
        <option key={id} value={id}>
          {card.filters[id]}
        </option>
      ))}
    </select>
  );
  return (
    <section className="card-history" aria-labelledby="history">
      <h2 id="history">{texts.history}</h2>
      <DataTable
        label={texts.history}
        columns={toldColumns(columns, all)}
        rows={{ ...entries, value: told }}
        rowId={({ entry }) => entry}
        isEnded={({ reversed, state }) => reversed || state === "invalid" || state === "void"}
        {...(all === null || all.length === 0 ? {} : { tools })}
        empty={
          <EmptyState icon="history" title={kind === "all" ? texts.noHistory : card.noneOfKind} />
        }
      />
      {receipt === null ? null : (
        <ReceiptDialog receipt={receipt} onClose={() => showReceipt(null)} />
      )}
    </section>
  );
}
