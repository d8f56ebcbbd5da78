import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import { Icon } from "./icon.tsx";
import { usePage, useTexts } from "./page-room.tsx";

export interface Toast {
  readonly text: string;
  /** Sets everything back; shown as a button for as long as the toast stands. */
  readonly undo?: () => void;
}

type Shown = Toast & { readonly id: number };

const Say = createContext<(toast: Toast) => void>(() => undefined);

/** Says what has just been done. */
export function useToast(): (toast: Toast) => void {
  return use(Say);
}

const stayMs = 10_000;
const mostShown = 3;

/** Toasts stand for ten seconds, and longer while the pointer or the cursor is on them. */
export function ToastRoom({ children }: { readonly children: ReactNode }): ReactElement {
  const texts = useTexts(commonTexts);
  const { after } = usePage();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [isHeld, setHeld] = useState(false);
  const last = useRef(0);
  const say = useCallback((toast: Toast) => {
    last.current += 1;
    const id = last.current;
    setShown((before) => [...before.slice(1 - mostShown), { ...toast, id }]);
  }, []);
  const drop = (id: number): void => setShown((before) => before.filter((one) => one.id !== id));
  useEffect(() => {
    const oldest = shown[0];
    if (oldest === undefined || isHeld) return undefined;
    return after(stayMs, () => setShown((before) => before.filter(({ id }) => id !== oldest.id)));
  }, [shown, isHeld, after]);
  return (
    <Say value={say}>
      {children}
      <section
        className="toasts"
        aria-label={texts.notices}
        aria-live="polite"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
      >
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onDone={() => drop(toast.id)} />
        ))}
      </section>
    </Say>
  );
}

function ToastLine(props: { readonly toast: Toast; readonly onDone: () => void }): ReactElement {
  const { toast, onDone } = props;
  const texts = useTexts(commonTexts);
  const { undo } = toast;
  return (
    <div className="toast">
      <Icon name="check" />
      <p>{toast.text}</p>
      {undo === undefined ? null : (
        <ActionButton
          look="quiet"
          icon="undo"
          onPress={() => {
            onDone();
            undo();
          }}
        >
          {texts.undo}
        </ActionButton>
      )}
      <ActionButton
        look="quiet"
        icon="close"
        className="button-icon"
        onPress={onDone}
        label={texts.close}
      />
    </div>
  );
}
