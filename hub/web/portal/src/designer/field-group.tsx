import type { ReactElement, ReactNode } from "react";

export interface FieldGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Fields about one matter, two in a line. */
export function FieldGroup({ title, children }: FieldGroupProps): ReactElement {
  return (
    <fieldset className="field-group">
      <legend>{title}</legend>
      <div className="box-fields">{children}</div>
    </fieldset>
  );
}
