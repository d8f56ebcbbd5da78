import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { commonTexts } from "../texts/common-texts.ts";
import { Dialog } from "./ask-dialog.tsx";
import { useTexts } from "./page-room.tsx";

export interface PageKey {
  /** As the keyboard names it: "n", "/", "ArrowLeft". */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

interface Keys {
  readonly add: (keys: readonly PageKey[]) => () => void;
  readonly showHelp: () => void;
}

const Known = createContext<Keys>({ add: () => () => undefined, showHelp: () => undefined });

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  return !isTyping(event.target) && document.querySelector("dialog[open]") === null;
}

function runFor(key: string, keys: readonly PageKey[], help: () => void): (() => void) | undefined {
  return key === "?" ? help : keys.findLast((one) => one.key === key)?.run;
}

/** Keys of the page that is shown; `?` lists them. They rest while somebody types. */
export function KeyRoom({ children }: { readonly children: ReactNode }): ReactElement {
  const [isHelp, setHelp] = useState(false);
  const lists = useRef<readonly (readonly PageKey[])[]>([]);
  const keys = useMemo<Keys>(
    () => ({
      add: (list) => {
        lists.current = [...lists.current, list];
        return () => {
          lists.current = lists.current.filter((one) => one !== list);
        };
      },
      showHelp: () => setHelp(true),
    }),
    [],
  );
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const known = lists.current.flat();
      const run = isForPage(event) ? runFor(event.key, known, () => setHelp(true)) : undefined;
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
  return (
    <Known value={keys}>
      {children}
      {isHelp ? <KeyHelp keys={lists.current.flat()} onClose={() => setHelp(false)} /> : null}
    </Known>
  );
}

/** Keys that hold while the caller is shown. */
export function usePageKeys(keys: readonly PageKey[]): void {
  const { add } = use(Known);
  const now = useRef(keys);
  now.current = keys;
  const names = keys.map(({ key, label }) => `${key} ${label}`).join("\n");
  useEffect(() => {
    const lines = names === "" ? [] : names.split("\n");
    return add(
      lines.map((line) => {
        const [key = "", ...label] = line.split(" ");
        const run = (): void => now.current.find((one) => one.key === key)?.run();
        return { key, label: label.join(" "), run };
      }),
    );
  }, [add, names]);
}

export function useKeyHelp(): () => void {
  return use(Known).showHelp;
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

function KeyHelp(props: {
  readonly keys: readonly PageKey[];
  readonly onClose: () => void;
}): ReactElement {
  const texts = useTexts(commonTexts);
  return (
    <Dialog title={texts.keys} onClose={props.onClose}>
      <dl className="keys">
        {props.keys.map(({ key, label }) => (
          <div key={`${key} ${label}`}>
            <dt>
              <kbd>{signs[key] ?? key.toUpperCase()}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{texts.keys}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
