import { problemOf } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AmountInput } from "@cardweave/shared/ui/components/amount-input";
import { AskDialog } from "@cardweave/shared/ui/components/ask-dialog";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { CheckInput, ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { LiveValue } from "@cardweave/shared/ui/components/live-value";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import { SecretLine } from "@cardweave/shared/ui/components/secret-line";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import {
  EmptyState,
  ProblemLine,
  Skeleton,
  TroubleState,
} from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, type ReactNode, useState } from "react";

const looks = ["plain", "main", "quiet", "danger"] as const;
const tones: readonly Tone[] = ["good", "accent", "warn", "bad", "calm"];
const sizes = ["xs", "s", "m", "l", "xl", "2xl"] as const;
const colours = ["ground", "panel", "sunk", "accent-soft", "good-soft", "warn-soft"];

interface Sample {
  readonly id: string;
  readonly count: number;
}

const nothingDone = (): void => undefined;

const rows: Loaded<readonly Sample[]> = {
  value: Array.from({ length: 1_000 }, (_, at) => ({ id: `Row ${at + 1}`, count: at * 7 })),
  at: 0,
  isLoading: false,
  problem: null,
  reload: nothingDone,
  set: nothingDone,
};

/** All parts that pages are made of, for whoever works on them. English only: no customer sees it. */
export function ComponentsPage(): ReactElement {
  return (
    <div className="page" lang="en">
      <PageHead title="Components" actions={<ActionButton look="main">An action</ActionButton>}>
        What pages are made of, in the colours and the language that are chosen above.
      </PageHead>
      <Part title="Type and colours">
        {sizes.map((size) => (
          <p key={size} style={{ fontSize: `var(--text-${size})` }}>
            --text-{size}: Bread, rolls and 12.50 €
          </p>
        ))}
        <div className="form-acts">
          {colours.map((name) => (
            <span key={name} className="tag" style={{ background: `var(--${name})` }}>
              --{name}
            </span>
          ))}
        </div>
      </Part>
      <Buttons />
      <Inputs />
      <Part title="States">
        <ProblemLine problem={problemOf("changed", 409)} />
        <TroubleState problem={problemOf("unreachable")} onAgain={nothingDone} />
        <Skeleton lines={3} />
        <EmptyState icon="basket" title="Nothing here yet">
          What would be here, and how it gets here.
        </EmptyState>
        <SecretLine label="Shown this once" value="ABCD-EFGH-JKLM" size="large" />
      </Part>
      <Part title="Table of 1,000 rows">
        <DataTable
          label="Samples"
          columns={[
            { id: "id", label: "Name", value: ({ id }) => id },
            { id: "count", label: "Count", value: ({ count }) => count, align: "end" },
          ]}
          rows={rows}
          rowId={({ id }) => id}
          onOpen={nothingDone}
          empty={null}
        />
      </Part>
    </div>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="sheet panel">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function Buttons(): ReactElement {
  const say = useToast();
  const { now } = usePage();
  const [isAsking, setAsking] = useState(false);
  return (
    <Part title="Buttons, chips and values">
      <div className="form-acts">
        {looks.map((look) => (
          <ActionButton key={look} look={look} icon="check">
            {look}
          </ActionButton>
        ))}
        <ActionButton isDisabled>disabled</ActionButton>
        <ActionButton onPress={() => say({ text: "Something was changed.", undo: nothingDone })}>
          Toast with undo
        </ActionButton>
        <ActionButton onPress={() => setAsking(true)}>Question</ActionButton>
      </div>
      <div className="form-acts">
        {tones.map((tone) => (
          <StateChip key={tone} tone={tone}>
            {tone}
          </StateChip>
        ))}
      </div>
      <div className="tiles">
        <LiveValue label="Live" asOf={null}>
          1,240
        </LiveValue>
        <LiveValue label="Not live" asOf={now()} note="without 2 branches">
          182,440
        </LiveValue>
      </div>
      {isAsking ? (
        <AskDialog
          title="Retire this?"
          doText="Retire"
          isDangerous
          onDo={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>What follows from it, in one sentence.</p>
        </AskDialog>
      ) : null}
    </Part>
  );
}

const choices = ["North", "South", "East"].map((label) => ({ id: label, label }));

function Inputs(): ReactElement {
  const { currency } = usePage();
  const [text, setText] = useState("Café Süd");
  const [choice, setChoice] = useState("North");
  const [amount, setAmount] = useState<number | null>(1250);
  const [isOn, setOn] = useState(true);
  const [picked, setPicked] = useState<readonly string[]>(["South"]);
  return (
    <Part title="Inputs">
      <div className="form-row">
        <TextInput label="Text" name="text" hint="What it means" value={text} onChange={setText} />
        <TextInput label="Wrong" name="wrong" reason="x" value={text} onChange={setText} />
        <AmountInput
          label="Amount"
          name="amount"
          currency={currency}
          value={amount}
          onChange={setAmount}
        />
        <ChoiceInput
          label="Choice"
          name="choice"
          choices={choices}
          value={choice}
          onChange={setChoice}
        />
        <PickMany
          label="Several"
          choices={choices}
          picked={picked}
          onChange={setPicked}
          noneText="None means all."
        />
        <CheckInput
          label="Yes or no"
          name="on"
          hint="When it is on"
          value={isOn}
          onChange={setOn}
        />
      </div>
    </Part>
  );
}
