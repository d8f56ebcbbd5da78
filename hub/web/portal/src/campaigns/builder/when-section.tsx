import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { useDraftField } from "../draft-room.tsx";
import { weekdayName } from "../where-when.ts";
import { builderTexts } from "./builder-texts.ts";
import { Chip, Chips } from "./chips.tsx";
import { ChoiceField, TextField } from "./inputs.tsx";
import { RowList } from "./row-list.tsx";
import { choicesOf, Further, named, Section } from "./section.tsx";
import { Spot } from "./spot.tsx";

export function WhenSection(): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <Section id="when">
      <div className="form-row">
        <TextField {...named(texts, "time.dateFrom")} type="date" />
        <TextField {...named(texts, "time.dateTo")} type="date" />
      </div>
      <Weekdays path="time.weekdays" label={texts.weekdays} noneText={texts.everyDay} />
      <Hours />
      <Further label={texts.exceptions} paths={["time.exceptDates", "time.holidays"]}>
        <ExceptDates />
        <ChoiceField
          {...named(texts, "time.holidays")}
          choices={choicesOf(texts.choices["holidays"])}
          isOptional
        />
      </Further>
    </Section>
  );
}

const week = [1, 2, 3, 4, 5, 6, 7] as const;

interface WeekdaysProps {
  readonly path: string;
  readonly label: string;
  readonly noneText: string;
}

function Weekdays({ path, label, noneText }: WeekdaysProps): ReactElement {
  const { language } = useFormats();
  const { value = [], set, reason } = useDraftField<readonly number[]>(path);
  const turn = (day: number): void => {
    const next = value.includes(day) ? value.filter((one) => one !== day) : [...value, day];
    set(next.length === 0 ? undefined : next.toSorted((a, b) => a - b));
  };
  return (
    <Spot path={path}>
      <fieldset className="pick" data-wrong={reason === undefined ? undefined : ""}>
        <legend>{label}</legend>
        <div className="weekdays">
          {week.map((day) => (
            <label key={day}>
              <input type="checkbox" checked={value.includes(day)} onChange={() => turn(day)} />
              <span>{weekdayName(day, language)}</span>
            </label>
          ))}
        </div>
        {value.length === 0 ? <p className="input-hint">{noneText}</p> : null}
      </fieldset>
    </Spot>
  );
}

function Hours(): ReactElement {
  const texts = useTexts(builderTexts);
  return (
    <>
      <RowList
        path="time.windows"
        label={texts.hours}
        addText={texts.addHours}
        fresh={() => ({ from: "09:00", to: "12:00" })}
      >
        {(row) => (
          <>
            <TextField {...named(texts, `${row}.from`)} type="time" />
            <TextField {...named(texts, `${row}.to`)} type="time" />
            <Further label={texts.windowDays} paths={[`${row}.days`]}>
              <Weekdays path={`${row}.days`} label={texts.windowDays} noneText={texts.everyDay} />
            </Further>
          </>
        )}
      </RowList>
      <p className="input-hint">{texts.hoursHint}</p>
    </>
  );
}

const wholeDate = /^[1-9]\d{3}-\d{2}-\d{2}$/;

/** Single days on which it does not hold. */
function ExceptDates(): ReactElement {
  const texts = useTexts(builderTexts);
  const { day } = useFormats();
  const { value = [], set } = useDraftField<readonly string[]>("time.exceptDates");
  const label = texts.fields["exceptDate"] ?? "";
  const put = (days: readonly string[]): void => set(days.length === 0 ? undefined : days);
  return (
    <Spot path="time.exceptDates">
      {value.length === 0 ? null : (
        <Chips label={label}>
          {value.map((one) => (
            <Chip
              key={one}
              name={day(one)}
              onRemove={() => put(value.filter((other) => other !== one))}
            />
          ))}
        </Chips>
      )}
      <TextInput
        key={value.length}
        label={label}
        name="exceptDate"
        type="date"
        value=""
        onChange={(typed) => {
          if (wholeDate.test(typed) && !value.includes(typed)) put([...value, typed].toSorted());
        }}
      />
    </Spot>
  );
}
