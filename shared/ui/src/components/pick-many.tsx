import { type ReactElement, useState } from "react";
import { commonTexts } from "../texts/common-texts.ts";
import type { Choice } from "./inputs.tsx";
import { useTexts } from "./page-room.tsx";

export interface PickManyProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
  /** What none at all means: "all branches". */
  readonly noneText?: string | undefined;
}

const filterFrom = 9;

/** Any number of a list, with a filter where the list is long. */
export function PickMany(props: PickManyProps): ReactElement {
  const { label, choices, picked, onChange, noneText } = props;
  const texts = useTexts(commonTexts);
  const [wanted, setWanted] = useState("");
  const shown = choices.filter((one) => one.label.toLowerCase().includes(wanted.toLowerCase()));
  const turn = (id: string): void =>
    onChange(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  return (
    <fieldset className="pick">
      <legend>{label}</legend>
      {choices.length < filterFrom ? null : (
        <input
          type="search"
          aria-label={`${label}: ${texts.filter}`}
          placeholder={texts.filter}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <div className="pick-list">
        {shown.map(({ id, label: name }) => (
          <label key={id}>
            <input type="checkbox" checked={picked.includes(id)} onChange={() => turn(id)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {noneText === undefined || picked.length > 0 ? null : (
        <p className="input-hint">{noneText}</p>
      )}
    </fieldset>
  );
}
