import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Icon, type IconName } from "./icon.tsx";

export interface ActionButtonProps {
  /** What it says; a button that is only an icon has a `label` instead. */
  readonly children?: ReactNode;
  /** Not needed where the button sends a form. */
  readonly onPress?: () => void;
  readonly type?: "button" | "submit";
  /** The id of the form that it sends, where it stands outside of it. */
  readonly form?: string;
  readonly look?: "plain" | "main" | "quiet" | "danger";
  readonly icon?: IconName;
  /** The key that does the same, shown on the button. */
  readonly hotkey?: string;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly label?: string;
  readonly className?: string;
}

export function ActionButton(props: ActionButtonProps): ReactElement {
  const { look = "plain", isDisabled = false, className = "" } = props;
  return (
    <Button
      className={`button button-${look} ${className}`}
      isDisabled={isDisabled}
      type={props.type ?? "button"}
      {...(props.form === undefined ? {} : { form: props.form })}
      {...(props.onPress === undefined ? {} : { onPress: props.onPress })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      {...(props.isPressed === undefined ? {} : { "aria-pressed": props.isPressed })}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.children === undefined ? null : <span className="button-text">{props.children}</span>}
      {props.hotkey === undefined ? null : (
        <span className="hotkey" aria-hidden="true">
          {props.hotkey}
        </span>
      )}
    </Button>
  );
}
