import { type ReactElement, type ReactNode, useId } from "react";
import { commonTexts } from "../texts/common-texts.ts";
import { DateLine } from "./date-line.tsx";
import { Icon } from "./icon.tsx";
import { MomentLine } from "./moment-line.tsx";
import { useTexts } from "./page-room.tsx";

export interface InputProps {
  readonly label: string;
  readonly name: string;
  /** What may stand here, or what it means. */
  readonly hint?: ReactNode;
  /** What the server said; undefined when nothing. */
  readonly reason?: string | undefined;
  /** The same in words for whoever types; else only that it was not accepted. */
  readonly reasonText?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

interface Ids {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
}

/** Label above, hint below, and the refusal in words under the field that it means. */
export function InputFrame(
  props: InputProps & { readonly children: (ids: Ids) => ReactNode },
): ReactElement {
  const texts = useTexts(commonTexts);
  const id = useId();
  const isWrong = props.reason !== undefined;
  const notes = `${id}-notes`;
  return (
    <div className="input" data-wrong={isWrong ? "" : undefined}>
      <label htmlFor={id}>
        {props.label}
        {props.isRequired === true ? <span aria-hidden="true"> *</span> : null}
      </label>
      {props.children({ id, "aria-describedby": notes, "aria-invalid": isWrong })}
      <div id={notes} className="input-notes">
        {isWrong ? (
          <p className="input-wrong">
            <Icon name="alert" />
            {props.reasonText ?? texts.notAccepted}
          </p>
        ) : null}
        {props.hint === undefined ? null : <p className="input-hint">{props.hint}</p>}
      </div>
    </div>
  );
}

export interface TextInputProps extends InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "password" | "date" | "time" | "moment" | "number" | "email";
  readonly suffix?: string;
  readonly autoComplete?: string;
}

export function TextInput(props: TextInputProps): ReactElement {
  return (
    <InputFrame {...props}>
      {(ids) => (
        <span className="input-line">
          <TypedLine {...props} ids={ids} />
          {props.suffix === undefined ? null : <span className="suffix">{props.suffix}</span>}
        </span>
      )}
    </InputFrame>
  );
}

function TypedLine(props: TextInputProps & { readonly ids: Ids }): ReactElement {
  const { ids, type = "text", name, value, onChange } = props;
  const common = {
    ...ids,
    name,
    value,
    required: props.isRequired === true,
    disabled: props.isDisabled === true,
  };
  if (type === "date") return <DateLine {...common} onChange={onChange} />;
  if (type === "moment") return <MomentLine {...common} onChange={onChange} />;
  return (
    <input
      {...common}
      type={type}
      autoComplete={props.autoComplete ?? "off"}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface ChoiceInputProps extends InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
}

/** One of a few; the browser's own list, which fingers and keys know. */
export function ChoiceInput(props: ChoiceInputProps): ReactElement {
  return (
    <InputFrame {...props}>
      {(ids) => (
        <select
          {...ids}
          name={props.name}
          value={props.value}
          disabled={props.isDisabled === true}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </InputFrame>
  );
}

export interface CheckInputProps {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (value: boolean) => void;
}

export function CheckInput(props: CheckInputProps): ReactElement {
  const id = useId();
  return (
    <div className="check">
      <input
        id={id}
        type="checkbox"
        name={props.name}
        checked={props.value}
        disabled={props.isDisabled === true}
        {...(props.hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label htmlFor={id}>{props.label}</label>
      {props.hint === undefined ? null : (
        <p id={`${id}-hint`} className="input-hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}
