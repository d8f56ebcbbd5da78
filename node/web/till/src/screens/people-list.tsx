import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ReactElement, type RefObject, useEffect, useRef, useState } from "react";
import type { FoundPerson } from "../api/sale-shapes.ts";
import type { AccountView, Answer, PurseDef } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { purseOrEmpty } from "../till/forecast.ts";
import { hitKeyAt } from "../till/hit-key.ts";
import { ProblemLine } from "./problem-line.tsx";
import { useHitKeys } from "./use-hit-key.ts";
import { useWords } from "./words.tsx";

export interface PeopleListProps {
  readonly named: string;
  readonly purses: readonly PurseDef[];
  readonly ports: Pick<PagePorts, "api" | "desk" | "after">;
  /** Where the name was typed. */
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Customers by name, as headquarters knows them; to book, the card itself is scanned. */
export function PeopleList({ named, purses, ports, field }: PeopleListProps): ReactElement {
  const { texts } = useWords();
  const [answer, setAnswer] = useState<Answer<readonly FoundPerson[]> | null>(null);
  useEffect(() => {
    let isOld = false;
    setAnswer(null);
    void ports.desk.people(named).then((come) => {
      if (!isOld) setAnswer(come);
    });
    return () => {
      isOld = true;
    };
  }, [named, ports]);
  const list = useRef<HTMLUListElement>(null);
  const count = answer?.kind === "done" ? answer.value.length : 0;
  const pick = (at: number): void => showButton(list.current, at)?.click();
  useHitKeys(ports, { count, field, pick });
  return (
    <section className="panel people" aria-busy={answer === null}>
      <h2>{answer === null ? texts.people.looking : texts.people.title}</h2>
      <div role="status">{answer === null ? null : <Found answer={answer} />}</div>
      {answer?.kind === "done" ? (
        <ul ref={list}>
          {answer.value.map((person, at) => (
            <Person key={person.account + person.number} {...{ person, at, purses, ports }} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function showButton(list: HTMLElement | null, at: number): HTMLButtonElement | null {
  return list?.children[at]?.querySelector("button") ?? null;
}

const nobodyThere = { code: "unreachable", status: 0 } as const;

function Found({
  answer,
}: {
  readonly answer: Answer<readonly FoundPerson[]>;
}): ReactElement | null {
  const { texts } = useWords();
  if (answer.kind === "done") {
    return answer.value.length === 0 ? <p className="people-none">{texts.people.none}</p> : null;
  }
  const problem = answer.kind === "refused" ? answer.problem : nobodyThere;
  return <ProblemLine problem={problem} purse={null} isAway={false} />;
}

interface PersonProps extends Pick<PeopleListProps, "purses" | "ports"> {
  readonly person: FoundPerson;
  /** Its place in the list, from 0. */
  readonly at: number;
}

function Person({ person, at, purses, ports }: PersonProps): ReactElement {
  const { texts, bare, language } = useWords();
  const [account, setAccount] = useState<AccountView | null>(null);
  const masked = `\u2022\u2022\u2022\u2022 ${person.number.slice(-4)}`;
  const row = useRef<HTMLLIElement>(null);
  const show = (): void => {
    void ports.api.account(person.account).then((answer) => {
      if (answer.kind === "done") setAccount(answer.value);
    });
  };
  // Out of the field, so that a digit picks; a scan counts wherever the cursor stands.
  useEffect(() => {
    if (at === 0) row.current?.focus({ preventScroll: true });
  }, [at]);
  return (
    <li className="person" ref={row} tabIndex={-1} data-hit={at + 1}>
      <Icon name="card" />
      <div>
        <strong>{person.name}</strong>
        <span>{masked}</span>
        {account === null ? null : (
          <span>
            {purses
              .map((purse) => {
                const { balance } = purseOrEmpty(account.purses, purse.purse);
                return `${purse.name[language]} ${bare(balance, purse)}`;
              })
              .join(" · ")}
          </span>
        )}
        {account === null ? null : <em>{texts.people.scanToBook(masked)}</em>}
      </div>
      {account === null ? (
        <ActionButton onPress={show} {...hitKeyAt(at)}>
          {texts.people.show}
        </ActionButton>
      ) : null}
    </li>
  );
}
