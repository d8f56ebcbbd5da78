import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, type ReactNode, useId } from "react";

export interface ActDialogProps {
  readonly title: string;
  /** What follows from it. */
  readonly under?: string;
  readonly doText: string;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  readonly size?: "small" | "large";
  readonly form: Pick<Form<Record<string, unknown>>, "isBusy" | "problem" | "submit">;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** A few fields, what follows from them, and the button that does it; Enter does it, too. */
export function ActDialog(props: ActDialogProps): ReactElement {
  const { form, isDangerous = false, isReady = true } = props;
  const id = useId();
  return (
    <Dialog
      title={props.title}
      size={props.size ?? "small"}
      onClose={props.onClose}
      actions={
        <ActionButton
          look={isDangerous ? "danger" : "main"}
          type="submit"
          form={id}
          isDisabled={form.isBusy || !isReady}
        >
          {props.doText}
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
        {props.under === undefined ? null : <p>{props.under}</p>}
        {props.children}
        <ProblemLine problem={form.problem} />
      </form>
    </Dialog>
  );
}
