import { readPages } from "@cardweave/shared/ui/api/read-pages";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { Fragment, type ReactElement, useId, useState } from "react";
import type { Region } from "../network/place-shapes.ts";
import { type FilledYear, type Holiday, readFilledYear, readHoliday } from "./holiday-shapes.ts";
import { holidayTexts } from "./holiday-texts.ts";

export function FillButton(props: {
  readonly look: "main" | "plain";
  readonly onPress: () => void;
}): ReactElement {
  const texts = useTexts(holidayTexts);
  return (
    <ActionButton {...props} icon="calendar">
      {texts.german}
    </ActionButton>
  );
}

export interface FillYearProps {
  readonly year: number;
  readonly rows: Loaded<readonly Holiday[]>;
  readonly regions: readonly Region[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What opens it; null where that stands elsewhere. */
  readonly button: ReactElement | null;
}

/** A year's legal holidays as one step, which shows what it added and can be taken back. */
export function FillYear(props: FillYearProps): ReactElement {
  const { rows, isOpen, onClose } = props;
  const [filled, setFilled] = useState<Filled | null>(null);
  const takeBack = useTakeBack(props);
  const close = (): void => setFilled(null);
  return (
    <>
      {props.button}
      {isOpen && rows.value !== null ? (
        <FillDialog {...props} onFilled={setFilled} onClose={onClose} />
      ) : null}
      {filled === null ? null : (
        <FreshDays
          {...filled}
          year={props.year}
          onUndo={() => {
            close();
            void takeBack(filled.before);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

interface Filled {
  readonly before: readonly Holiday[];
  /** What is in the calendar now and was not like this before. */
  readonly days: readonly Holiday[];
  /** With those that were struck out. */
  readonly changed: number;
}

type FillDialogProps = FillYearProps & {
  readonly onFilled: (filled: Filled) => void;
};

/** What the calendar does not hold as it did. */
function freshOf(now: readonly Holiday[], before: readonly Holiday[]): readonly Holiday[] {
  const known = new Map(before.map(({ id, version }) => [id, version]));
  return now.filter(({ id, version }) => known.get(id) !== version);
}

function bodyBefore({ id }: Holiday, before: readonly Holiday[]): object {
  const was = before.find((one) => one.id === id);
  if (was === undefined) return { active: false };
  const { date, name, regions, active } = was;
  return { date, name, regions, active };
}

/** Puts each day back to what it was before, also those that were struck out. */
function useTakeBack({ rows, year }: FillYearProps): (before: readonly Holiday[]) => Promise<void> {
  const { api } = usePage();
  const texts = useTexts(holidayTexts);
  const say = useToast();
  const path = "/v1/holidays";
  return async (before) => {
    const now = await readPages(api, { path, read: readHoliday });
    for (const one of now.kind === "done" ? freshOf(now.value, before) : []) {
      const { id, version } = one;
      const call = { path: `${path}/${encodeURIComponent(id)}`, body: bodyBefore(one, before) };
      await api({ method: "PATCH", ...call, version }, readHoliday);
    }
    rows.reload();
    say({ text: texts.unfilled(year) });
  };
}

interface States {
  /** The state in which a region lies; empty for none. */
  readonly states: Readonly<Record<string, string>>;
}

function FillDialog(props: FillDialogProps): ReactElement {
  const { year, rows, regions, onFilled, onClose } = props;
  const texts = useTexts(holidayTexts);
  const common = useTexts(commonTexts);
  const { api } = usePage();
  const say = useToast();
  const before = rows.value ?? [];
  const id = useId();
  const form = useForm<States, FilledYear>({
    start: { states: {} },
    send: ({ states }) => {
      const chosen = Object.fromEntries(Object.entries(states).filter(([, one]) => one !== ""));
      const body = { year, states: chosen };
      return api({ method: "POST", path: "/v1/german-holidays", body }, readFilledYear);
    },
    onDone: ({ changed, items }) => {
      rows.reload();
      onClose();
      if (changed === 0) say({ text: texts.nothingNew(year) });
      else onFilled({ before, days: freshOf(items, before), changed });
    },
  });
  return (
    <Dialog
      title={texts.germanTitle(year)}
      onClose={onClose}
      closeText={common.cancel}
      actions={
        <ActionButton look="main" type="submit" form={id} isDisabled={form.isBusy}>
          {texts.fill(year)}
        </ActionButton>
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <p>{texts.germanUnder}</p>
        {regions.length === 0 ? <p className="note">{texts.noRegions}</p> : null}
        {regions
          .filter(({ active }) => active)
          .map((region) => (
            <StateChoice
              key={region.id}
              region={region}
              value={form.values.states[region.id] ?? ""}
              onChange={(state) =>
                form.set("states", { ...form.values.states, [region.id]: state })
              }
            />
          ))}
        <ProblemLine problem={form.problem} />
      </form>
    </Dialog>
  );
}

function StateChoice(props: {
  readonly region: Region;
  readonly value: string;
  readonly onChange: (state: string) => void;
}): ReactElement {
  const texts = useTexts(holidayTexts);
  const states = Object.entries(texts.states).map(([id, label]) => ({ id, label }));
  return (
    <ChoiceInput
      label={texts.stateOf(props.region.name)}
      name={`state-${props.region.id}`}
      value={props.value}
      choices={[{ id: "", label: texts.allStates }, ...states]}
      onChange={props.onChange}
    />
  );
}

function FreshDays(props: {
  readonly days: readonly Holiday[];
  readonly changed: number;
  readonly year: number;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { days, onClose, onUndo } = props;
  const texts = useTexts(holidayTexts);
  const common = useTexts(commonTexts);
  const { language, day } = useFormats();
  return (
    <Dialog
      title={texts.filled(props.year, props.changed)}
      onClose={onClose}
      actions={
        <ActionButton icon="undo" onPress={onUndo}>
          {common.undo}
        </ActionButton>
      }
    >
      <dl className="facts">
        {days.map(({ id, date, name }) => (
          <Fragment key={id}>
            <dt>{day(date)}</dt>
            <dd>{name[language]}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
