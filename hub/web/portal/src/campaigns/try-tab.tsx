import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { ProblemLine, Skeleton } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { parseAmount } from "@cardweave/shared/ui/parse-amount";
import { type ReactElement, useEffect, useState } from "react";
import { momentIn } from "../frame/local-moment.ts";
import {
  type CampaignRow,
  type Named,
  readNamed,
  readTrial,
  type Trial,
} from "./campaign-shapes.ts";
import { textsAt } from "./draft-paths.ts";
import { lifeTexts } from "./life-texts.ts";
import { useNames, useOffers } from "./use-names.ts";

interface Line {
  readonly id: string;
  readonly group: string;
  readonly amount: string;
  readonly quantity: string;
}

interface Basket {
  readonly lines: readonly Line[];
  readonly branch: string;
  readonly card: "" | "anonymous" | string;
  readonly at: string;
}

/** Asked this long after the last key. Unit: ms. */
const restMs = 300;

function firstBasket(row: CampaignRow): Basket {
  const group = textsAt(row.draft, "select.groups")[0] ?? "";
  const line = { id: "1", group, amount: "5", quantity: "1" };
  return { lines: [line], branch: "", card: "anonymous", at: "" };
}

/** A basket of one's own against the draft as it was saved. */
export function TryTab({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { branches } = useNames();
  const [basket, setBasket] = useState(() => firstBasket(row));
  const branch = basket.branch === "" ? (branches[0]?.id ?? "") : basket.branch;
  const { trial, problem } = useTrial(row, { ...basket, branch });
  return (
    <div className="columns">
      <section className="panel sheet" aria-labelledby="basket">
        <h2 id="basket">{texts.tabs.try}</h2>
        <p className="soft">{texts.tryUnder}</p>
        <BasketForm basket={{ ...basket, branch }} onChange={setBasket} />
      </section>
      <section className="panel sheet" aria-labelledby="outcome" aria-live="polite">
        <h2 id="outcome">{texts.toPay}</h2>
        <ProblemLine problem={problem} />
        {trial === null ? <Skeleton lines={3} /> : <Outcome trial={trial} row={row} />}
      </section>
    </div>
  );
}

/** The same beside the form: one article, and what it would cost now. */
export function TryGlance({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { branches } = useNames();
  const [basket, setBasket] = useState(() => firstBasket(row));
  const { trial, problem } = useTrial(row, { ...basket, branch: branches[0]?.id ?? "" });
  const { money } = useFormats();
  const own = trial?.campaigns.find(({ campaign }) => campaign === row.id);
  return (
    <section className="panel sheet glance" aria-labelledby="glance">
      <h2 id="glance">{texts.tabs.try}</h2>
      {basket.lines.slice(0, 1).map((line) => (
        <LineForm
          key={line.id}
          line={line}
          onChange={(next) => setBasket({ ...basket, lines: [next] })}
        />
      ))}
      <div className="keeping-state" role="status">
        {trial === null || problem !== null ? null : (
          <>
            <strong className="trial-net">{money(trial.net)}</strong>
            {own === undefined ? null : <Fate {...own} />}
          </>
        )}
      </div>
    </section>
  );
}

/** Whether a campaign applied, and if not, why. */
function Fate({ applied, why }: Pick<Trial["campaigns"][number], "applied" | "why">): ReactElement {
  const texts = useTexts(lifeTexts);
  return (
    <StateChip tone={applied ? "good" : "calm"}>
      {applied ? texts.doesApply : (texts.why[why ?? ""] ?? why ?? "")}
    </StateChip>
  );
}

function useTrial(row: CampaignRow, basket: Basket) {
  const { api, after, zone } = usePage();
  const { language } = useFormats();
  const [trial, setTrial] = useState<Trial | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const body = JSON.stringify(requestOf(basket, { language, zone }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is tried anew
  useEffect(() => {
    if (basket.branch === "") return undefined;
    return after(restMs, () => {
      const path = `/v1/campaigns/${row.id}/simulate`;
      void api({ method: "POST", path, body: JSON.parse(body) as object }, readTrial).then(
        (answer) => {
          setProblem(problemIn(answer));
          if (answer.kind === "done") setTrial(answer.value);
        },
      );
    });
  }, [api, after, body, row.id, row.version]);
  return { trial, problem };
}

function requestOf(
  { lines, branch, card, at }: Basket,
  { language, zone }: { readonly language: "de" | "en"; readonly zone: string },
): object {
  const sent = lines.map(({ id, group, amount, quantity }) => {
    const parsed = parseAmount(amount, { language, digits: 2 });
    const isGood = /^[1-9]\d{0,3}$/.test(quantity);
    return {
      id,
      ...(group === "" ? {} : { group }),
      quantity: isGood ? quantity : "1",
      amount: parsed.ok ? parsed.amount : 0,
    };
  });
  const facts = card === "anonymous" ? {} : { personal: true, customerGroup: card };
  return {
    branch,
    basket: { lines: sent },
    ...(card === "" ? {} : { card: facts }),
    ...(at === "" ? {} : { at: momentIn(zone, at) }),
  };
}

function BasketForm(props: {
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
}): ReactElement {
  const { basket, onChange } = props;
  const texts = useTexts(lifeTexts);
  const { branches } = useNames();
  const { customerGroups } = useOffers();
  const put = (change: Partial<Basket>): void => onChange({ ...basket, ...change });
  const add = (): void => {
    const line = { id: String(basket.lines.length + 1), group: "", amount: "2", quantity: "1" };
    put({ lines: [...basket.lines, line] });
  };
  return (
    <div className="form">
      {basket.lines.map((line) => (
        <LineForm
          key={line.id}
          line={line}
          onChange={(next) =>
            put({ lines: basket.lines.map((one) => (one.id === line.id ? next : one)) })
          }
        />
      ))}
      <ActionButton icon="plus" onPress={add}>
        {texts.addLine}
      </ActionButton>
      <div className="form-row">
        <ChoiceInput
          label={texts.branch}
          name="branch"
          value={basket.branch}
          choices={branches.map(({ id, name }) => ({ id, label: name }))}
          onChange={(branch) => put({ branch })}
        />
        <ChoiceInput
          label={texts.card}
          name="card"
          value={basket.card}
          choices={[
            { id: "", label: texts.noCard },
            { id: "anonymous", label: texts.anonymousCard },
            ...customerGroups.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(card) => put({ card })}
        />
        <TextInput
          label={texts.at}
          name="at"
          type="moment"
          value={basket.at}
          onChange={(at) => put({ at })}
        />
      </div>
    </div>
  );
}

function LineForm(props: {
  readonly line: Line;
  readonly onChange: (line: Line) => void;
}): ReactElement {
  const { line, onChange } = props;
  const texts = useTexts(lifeTexts);
  const { articleGroups } = useOffers();
  const isKnown = line.group === "" || articleGroups.some(({ id }) => id === line.group);
  return (
    <div className="form-row">
      <ChoiceInput
        label={texts.article}
        name={`group-${line.id}`}
        value={line.group}
        choices={[
          { id: "", label: texts.anyArticle },
          ...articleGroups.map(({ id, name }) => ({ id, label: name })),
          ...(isKnown ? [] : [{ id: line.group, label: line.group }]),
        ]}
        onChange={(group) => onChange({ ...line, group })}
      />
      <TextInput
        label={texts.quantity}
        name={`quantity-${line.id}`}
        value={line.quantity}
        onChange={(quantity) => onChange({ ...line, quantity })}
      />
      <TextInput
        label={texts.amount}
        name={`amount-${line.id}`}
        value={line.amount}
        onChange={(amount) => onChange({ ...line, amount })}
      />
    </div>
  );
}

function Outcome({
  trial,
  row,
}: {
  readonly trial: Trial;
  readonly row: CampaignRow;
}): ReactElement {
  const texts = useTexts(lifeTexts);
  const { money, number } = useFormats();
  const { purses } = useOffers();
  const names = useRows("/v1/campaigns", readNamed).value ?? [];
  const nameIn = (list: readonly Named[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <p className="trial-net" data-net={trial.net}>
        {money(trial.net)}
      </p>
      {trial.earns.length === 0 ? null : (
        <p>
          {texts.earns}:{" "}
          {trial.earns
            .map(({ purse, amount }) => `${number(amount)} ${nameIn(purses, purse)}`)
            .join(", ")}
        </p>
      )}
      <ul className="trial-campaigns">
        {trial.campaigns.map(({ campaign, applied, why }) => (
          <li key={campaign} data-own={campaign === row.id ? "" : undefined}>
            <a href={`/campaigns/${campaign}`}>{nameIn(names, campaign)}</a>
            <Fate applied={applied} why={why} />
          </li>
        ))}
      </ul>
    </>
  );
}
