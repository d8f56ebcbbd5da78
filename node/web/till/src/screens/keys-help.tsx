import type { ReactElement } from "react";
import { placeNames, placeRules } from "../desk-places.ts";
import type { TillRoom } from "../till/till-room.ts";
import { keysPlace } from "./use-desk-keys.ts";
import { useWords } from "./words.tsx";

interface KeyLine {
  readonly key: string;
  readonly does: string;
}

/** Every key of the desk in one list; it never covers what is being booked for good. */
export function KeysHelp({ room }: { readonly room: TillRoom }): ReactElement {
  const { texts, language } = useWords();
  const { keyWords } = texts;
  const lines: readonly KeyLine[] = [
    { key: "F1 ?", does: keyWords.keys },
    { key: "F2", does: keyWords.find },
    { key: "F3", does: keyWords.newCard },
    ...room.actions.map(({ hotkey, code, purse }) => ({
      key: hotkey,
      does: `${texts.actions[code]}: ${purse.name[language]}`,
    })),
    ...placeNames.map((name) => ({ key: placeRules[name].hotkey, does: texts.places[name] })),
    { key: "1\u20139", does: keyWords.pick },
    { key: "Ctrl Z", does: keyWords.undo },
    { key: "Esc", does: keyWords.clear },
  ];
  return (
    <div id={keysPlace} popover="auto" className="panel keys-help">
      <h2 className="keys-title">{texts.keysTitle}</h2>
      <dl className="key-lines">
        {lines.map(({ key, does }) => (
          <div key={key + does} className="key-line">
            <dt>
              <kbd className="hotkey">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
