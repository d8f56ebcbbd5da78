import { type ComponentProps, type ReactElement, useEffect, useRef, useState } from "react";
import { dayHint, isWholeDay, parseDay, writtenDay } from "../parse-day.ts";
import { commonTexts } from "../texts/common-texts.ts";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";
import { useTexts } from "./page-room.tsx";

type Own = "value" | "onChange" | "type" | "ref";

export interface DateLineProps extends Omit<ComponentProps<"input">, Own> {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface TypedDay {
  readonly text: string;
  readonly isWrong: boolean;
  readonly type: (typed: string) => void;
  readonly pick: (day: string) => void;
  readonly leave: () => void;
}

/** The text of the field: what one types oneself stays as it is typed until it is a day. */
function useTypedDay({ value, onChange }: Pick<DateLineProps, "value" | "onChange">): TypedDay {
  const { language } = useLanguage();
  const [text, setText] = useState(() => writtenDay(value, language));
  const [isLeft, setLeft] = useState(false);
  const said = useRef(value);
  useEffect(() => {
    if (value !== said.current || value !== "") setText(writtenDay(value, language));
    said.current = value;
  }, [value, language]);
  const say = (day: string): void => {
    said.current = day;
    if (day !== value) onChange(day);
  };
  const pick = (day: string): void => {
    setText(writtenDay(day, language));
    say(day);
  };
  const type = (typed: string): void => {
    setText(typed);
    setLeft(false);
    say(isWholeDay(typed) ? (parseDay(typed) ?? "") : "");
  };
  const leave = (): void => {
    setLeft(true);
    const day = parseDay(text);
    if (day !== null) pick(day);
  };
  return { text, isWrong: isLeft && text !== "" && parseDay(text) === null, type, pick, leave };
}

/**
 * A day as the page's language writes it, typed or picked from the browser's calendar.
 *
 * The browser's own field follows the language of the browser, not that of the page.
 */
export function DateLine({ value, onChange, ...rest }: DateLineProps): ReactElement {
  const { language } = useLanguage();
  const texts = useTexts(commonTexts);
  const calendar = useRef<HTMLInputElement>(null);
  const typed = useTypedDay({ value, onChange });
  return (
    <span className="date-line">
      <input
        {...rest}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={dayHint(language)}
        value={typed.text}
        aria-invalid={typed.isWrong || rest["aria-invalid"]}
        onChange={({ target }) => typed.type(target.value)}
        onBlur={typed.leave}
      />
      <input
        ref={calendar}
        className="date-native"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        disabled={rest.disabled === true}
        onChange={({ target }) => typed.pick(target.value)}
      />
      <button
        type="button"
        className="date-open"
        aria-label={texts.openCalendar}
        disabled={rest.disabled === true}
        onClick={() => calendar.current?.showPicker()}
      >
        <Icon name="calendar" />
      </button>
    </span>
  );
}
