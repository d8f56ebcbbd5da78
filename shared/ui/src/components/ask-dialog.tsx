import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { discardUnsaved, mayLeave } from "../hooks/use-unsaved.ts";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import { useTexts } from "./page-room.tsx";

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** At the foot, beside the way out. */
  readonly actions?: ReactNode;
  /** What the way out says; "Close" unless told otherwise. */
  readonly closeText?: string;
  readonly size?: "small" | "large";
}

/** In front of the page until it is closed; the browser keeps the cursor inside. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, children, onClose, actions, closeText, size = "small" } = props;
  const texts = useTexts(commonTexts);
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    place.current?.showModal();
  }, []);
  const close = (): void => {
    const isForm = place.current?.querySelector("form") !== null;
    if (isForm && !mayLeave()) setAsking(true);
    else onClose();
  };
  const discard = (): void => {
    discardUnsaved();
    onClose();
  };
  return (
    <dialog
      ref={place}
      className={`dialog dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={id}>{title}</h2>
      <div className="dialog-body">{children}</div>
      {isAsking ? (
        <div
          className="dialog-foot"
          role="alert"
          ref={(foot) => foot?.scrollIntoView({ block: "end" })}
        >
          <p className="dialog-ask">{texts.unsaved}</p>
          <ActionButton onPress={discard}>{texts.discard}</ActionButton>
          <ActionButton look="main" onPress={() => setAsking(false)}>
            {texts.keepTyping}
          </ActionButton>
        </div>
      ) : (
        <div className="dialog-foot">
          <ActionButton onPress={close}>{closeText ?? texts.close}</ActionButton>
          {actions}
        </div>
      )}
    </dialog>
  );
}

export interface AskDialogProps {
  readonly title: string;
  /** What will be so afterwards. */
  readonly children: ReactNode;
  /** What the button does, as a verb: "Retire". */
  readonly doText: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

/** Asks before something that is not undone by pressing again, and says what follows from it. */
export function AskDialog(props: AskDialogProps): ReactElement {
  const texts = useTexts(commonTexts);
  const { isDangerous = false, isBusy = false } = props;
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      closeText={texts.cancel}
      actions={
        <ActionButton
          look={isDangerous ? "danger" : "main"}
          isDisabled={isBusy}
          onPress={props.onDo}
        >
          {props.doText}
        </ActionButton>
      }
    >
      {props.children}
    </Dialog>
  );
}
