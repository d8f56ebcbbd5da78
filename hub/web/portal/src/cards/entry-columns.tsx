import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import { formatChange } from "@cardweave/shared/ui/format-amount";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { useMemo } from "react";
import { overseers } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { readPerson } from "../network/staff-shapes.ts";
import type { Entry } from "./card-shapes.ts";
import { type CardTexts, cardTexts } from "./card-texts.ts";
import { type PurseNames, usePurses } from "./use-purses.ts";

const tones: Readonly<Record<string, Tone>> = {
  valid: "good",
  provisional: "warn",
  pending: "warn",
  unconfirmed: "warn",
  disputed: "bad",
  invalid: "bad",
  void: "calm",
};

/** Kinds that a reason says all of: in or out stands in the amount. */
const saidByReason: ReadonlySet<string> = new Set(["credit", "debit", "status", "reverse"]);

/** "Topped up": what happened and why; what kind of entry it is only where nothing else tells. */
function whatOf({ kind, reason, says, reversed }: Entry, texts: CardTexts): string {
  const why = reason === "" ? [] : [texts.reasons[reason] ?? reason];
  const said = says === null || says === "" || says === "yes" ? [] : [texts.reasons[says] ?? says];
  const name = why.length > 0 && saidByReason.has(kind) ? [] : [texts.kinds[kind] ?? kind];
  const undone = reversed ? [texts.undone] : [];
  const all = [...name, ...why, ...said, ...undone].join(", ");
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}`;
}

/** A column in which no row says anything is only shown when somebody asks for it. */
export function toldColumns<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[] | null,
): readonly Column<Row>[] {
  if (rows === null || rows.length === 0) return columns;
  return columns.map((column) =>
    rows.every((row) => column.value(row) === null) ? { ...column, isExtra: true } : column,
  );
}

/** Value out is below zero; what undoes a debit comes back in. */
function changeOf({ kind, reason, amount }: Entry): number {
  if (kind === "debit") return -amount;
  if (kind === "reverse") return reason === "undo-debit" ? amount : -amount;
  return amount;
}

function amountOf(entry: Entry, purses: PurseNames, language: "de" | "en"): string {
  if (entry.purse === null || entry.amount === 0) return "";
  const purse = purses.get(entry.purse);
  const change = formatChange(changeOf(entry), purse.unit, language);
  return purse.unit.kind === "money"
    ? change
    : `${change} ${purse.isUsual ? "" : purse.name}`.trim();
}

/** The logins behind the pseudonyms that entries name, as far as the reader may see them. */
function useLogins(): ReadonlyMap<string, string> {
  const mayUsers = useMay(overseers);
  const users = useRows(mayUsers ? "/v1/users" : null, readPerson).value;
  const operators = useRows("/v1/operators", readPerson).value;
  return useMemo(
    () => new Map([...(users ?? []), ...(operators ?? [])].map(({ id, login }) => [id, login])),
    [users, operators],
  );
}

/** What happened, how much, where, who, how sure, whether it was sent, and its receipt. */
export function useEntryColumns<Row extends Entry>(
  onReceipt: (receipt: string) => void,
): readonly Column<Row>[] {
  const texts = useTexts(cardTexts);
  const formats = useFormats();
  const purses = usePurses();
  const logins = useLogins();
  return useMemo(() => {
    const { when, language } = formats;
    const where = ({ branchName, branch }: Entry): string =>
      branchName ?? branch ?? texts.headquarters;
    return [
      { id: "at", label: texts.at, value: ({ at }) => at, text: ({ at }) => when(at) },
      { id: "what", label: texts.what, value: (entry) => whatOf(entry, texts), isMain: true },
      {
        id: "amount",
        label: texts.amount,
        value: changeOf,
        text: (entry) => amountOf(entry, purses, language),
        align: "end",
        isMain: true,
      },
      { id: "where", label: texts.where, value: where },
      {
        id: "who",
        label: texts.who,
        value: ({ by }) => (by === null ? null : (logins.get(by) ?? by)),
        text: ({ by }) => (by === null ? "–" : (logins.get(by) ?? by)),
      },
      {
        id: "sure",
        label: texts.sure,
        value: ({ state }) => texts.states[state] ?? state,
        cell: ({ state }) => (
          <StateChip tone={tones[state] ?? "calm"}>{texts.states[state] ?? state}</StateChip>
        ),
      },
      {
        id: "sent",
        label: texts.sent,
        value: ({ sent }) => (sent ? texts.sentYes : texts.sentNo),
        isExtra: true,
      },
      {
        id: "receipt",
        label: texts.receipt,
        value: ({ receipt }) => receipt,
        cell: ({ receipt }) =>
          receipt === null ? null : (
            <ActionButton look="quiet" onPress={() => onReceipt(receipt)}>
              {texts.showReceipt}
            </ActionButton>
          ),
      },
    ];
  }, [texts, formats, purses, logins, onReceipt]);
}
