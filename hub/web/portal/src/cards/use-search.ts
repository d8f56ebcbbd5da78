import { type Answer, problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { list, shape, text } from "@cardweave/shared/ui/api/readers";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useMemo, useState } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import { type Account, readAccount } from "./card-shapes.ts";
import { type CardRef, type Known, type Meaning, meaningOf } from "./meaning.ts";
import { useSchemes } from "./use-schemes.ts";

export type Found =
  | { readonly kind: "nothing" | "unused" | "no-receipt" }
  | { readonly kind: "receipt"; readonly id: string }
  | { readonly kind: "no"; readonly problem: Problem };

export interface Search {
  readonly found: Found;
  readonly meaning: Meaning;
  readonly isReady: boolean;
  readonly find: () => Promise<void>;
  readonly forget: () => void;
}

type Cards = Extract<Meaning, { kind: "card" }>;

const readReceipts = shape({ items: list(shape({ receipt: text })) });
const readTill = shape({ id: text });

/** Words stand in the address, so that the back button finds their list again; a number does not. */
function showPeople(words: string): void {
  go(`/cards?${new URLSearchParams({ q: words })}`);
}

function useKnown(): Known | null {
  const schemes = useSchemes();
  const tills = useRows("/v1/tills", readTill).value;
  return useMemo(() => {
    if (schemes === null) return null;
    return { schemes, tills: tills?.map(({ id }) => id) ?? [] };
  }, [schemes, tills]);
}

type Look = (card: CardRef) => Promise<Answer<Account>>;
type Hit = { readonly account: string; readonly number: string };

/** The first of the numbers that some account has; what is no number of the network is none. */
async function firstKnown(look: Look, tries: readonly CardRef[]): Promise<Hit | Problem | null> {
  let problem: Problem | null = null;
  for (const one of tries) {
    const answer = await look(one);
    if (answer.kind === "done" && answer.value.known) {
      return { account: answer.value.id, number: one.number };
    }
    problem ??= problemIn(answer);
  }
  return problem;
}

function useLookUps(typed: string): (meant: Meaning) => Promise<Found> {
  const { api } = usePage();
  const { cards } = usePortal();
  const look: Look = (card) =>
    api({ method: "POST", path: "/v1/accounts/lookup", body: { card } }, readAccount);
  const card = async ({ tries, isSure }: Cards): Promise<Found> => {
    const known = await firstKnown(look, tries);
    if (known !== null && "account" in known) {
      cards.typed(known.account, known.number);
      go(`/cards/${known.account}`);
    } else if (!isSure) showPeople(typed.trim());
    else return known === null ? { kind: "unused" } : { kind: "no", problem: known };
    return { kind: "nothing" };
  };
  const sale = async (till: string, number: string): Promise<Found> => {
    const path = `/v1/receipts?${new URLSearchParams({ till, number })}`;
    const answer = await api({ method: "GET", path }, readReceipts);
    const problem = problemIn(answer);
    if (problem !== null) return { kind: "no", problem };
    const id = answer.kind === "done" ? answer.value.items[0]?.receipt : undefined;
    return id === undefined ? { kind: "no-receipt" } : { kind: "receipt", id };
  };
  return async (meant) => {
    if (meant.kind === "card") return card(meant);
    if (meant.kind === "sale") return sale(meant.till, meant.number);
    if (meant.kind === "receipt") return { kind: "receipt", id: meant.id };
    if (meant.kind === "account") go(`/cards/${meant.id}`);
    else if (meant.kind !== "nothing") showPeople(meant.text);
    return { kind: "nothing" };
  };
}

/** Says what was meant as it is typed, and looks for that. */
export function useSearch(typed: string): Search {
  const known = useKnown();
  const [found, setFound] = useState<Found>({ kind: "nothing" });
  const meaning = useMemo<Meaning>(
    () => (known === null ? { kind: "nothing" } : meaningOf(typed, known)),
    [typed, known],
  );
  const lookUp = useLookUps(typed);
  const forget = (): void => setFound({ kind: "nothing" });
  const find = async (): Promise<void> => {
    forget();
    setFound(await lookUp(meaning));
  };
  return { found, meaning, isReady: known !== null, find, forget };
}
