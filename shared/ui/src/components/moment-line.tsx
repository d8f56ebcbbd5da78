import { type ReactElement, useEffect, useRef, useState } from "react";
import { parseClock } from "../parse-clock.ts";
import { commonTexts } from "../texts/common-texts.ts";
import { DateLine, type DateLineProps } from "./date-line.tsx";
import { useTexts } from "./page-room.tsx";

const midnight = "00:00";

interface TypedClock {
  readonly text: string;
  readonly isWrong: boolean;
  readonly type: (typed: string) => void;
  readonly leave: () => void;
}

/** What is typed stays as it is until one leaves the field. */
function useTypedClock(clock: string, onClock: (clock: string) => void): TypedClock {
  const [text, setText] = useState(clock);
  const [isLeft, setLeft] = useState(true);
  const said = useRef(clock);
  useEffect(() => {
    if (clock !== "" && clock !== said.current) setText(clock);
    said.current = clock;
  }, [clock]);
  return {
    text,
    isWrong: isLeft && text !== "" && parseClock(text) === null,
    type: (typed) => {
      setText(typed);
      setLeft(false);
      said.current = parseClock(typed) ?? midnight;
      onClock(said.current);
    },
    leave: () => {
      setLeft(true);
      setText((before) => parseClock(before) ?? before);
    },
  };
}

/**
 * A day and a time of it, `YYYY-MM-DDTHH:MM` or empty; a day alone begins at midnight.
 *
 * The browser's own field follows the language of the browser, not that of the page.
 */
export function MomentLine({ value, onChange, ...rest }: DateLineProps): ReactElement {
  const texts = useTexts(commonTexts);
  const [day = "", at = ""] = value.split("T");
  const say = (nextDay: string, clock: string): void =>
    onChange(nextDay === "" ? "" : `${nextDay}T${clock}`);
  const clock = useTypedClock(at.slice(0, 5), (next) => say(day, next));
  return (
    <span className="moment-line">
      <DateLine
        {...rest}
        value={day}
        onChange={(next) => say(next, parseClock(clock.text) ?? midnight)}
      />
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className="clock-line"
        name={`${rest.name}-time`}
        aria-label={texts.clock}
        aria-describedby={rest["aria-describedby"]}
        aria-invalid={clock.isWrong}
        placeholder="hh:mm"
        disabled={rest.disabled === true}
        value={clock.text}
        onChange={({ target }) => clock.type(target.value)}
        onBlur={clock.leave}
      />
    </span>
  );
}
