import type { ReactElement, Ref } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name: string;
  readonly type?: "text" | "password";
  readonly autoComplete?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function Field(props: FieldProps): ReactElement {
  return (
    <TextField
      className="field"
      name={props.name}
      type={props.type ?? "text"}
      value={props.value}
      onChange={props.onChange}
      autoComplete={props.autoComplete ?? "off"}
      isRequired
    >
      <Label>{props.label}</Label>
      <Input ref={props.inputRef ?? null} autoCapitalize="none" spellCheck="false" />
    </TextField>
  );
}
