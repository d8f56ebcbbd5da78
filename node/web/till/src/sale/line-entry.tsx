import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { fractionDigits } from "@cardweave/shared/ui/format-amount";
import type { Language } from "@cardweave/shared/ui/language";
import { type FormEvent, type ReactElement, type RefObject, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import type { DeskApi } from "../api/desk-api.ts";
import type { LineKind } from "../api/sale-shapes.ts";
import type { Pausing } from "../screens/use-hit-key.ts";
import { useWords } from "../screens/words.tsx";
import type { ScanNote } from "../till/follow-scan.ts";
import { isCode } from "../till/scan-meaning.ts";
import { ArticleChoices } from "./article-choices.tsx";
import { type ArticleAsked, articleIn } from "./article-text.ts";
import { type TypedLine, typedLine } from "./line-text.ts";
import type { DraftLine } from "./sale-draft.ts";
import { useMoney } from "./sale-money.ts";
import { type SaleTexts, saleTexts } from "./sale-texts.ts";
import { type ArticleEntry, useArticleEntry } from "./use-article-entry.ts";

export interface LineEntryProps {
  readonly currency: string;
  readonly canLoad: boolean;
  readonly api: Pick<DeskApi, "articles">;
  readonly pausing: Pausing;
  /** What became of a code that was scanned. */
  readonly note: ScanNote;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly onAdd: (line: Omit<DraftLine, "id">) => void;
  /** A card, voucher, receipt or article's code that was typed or scanned here. */
  readonly onCode: (code: string) => void;
  /** Enter with nothing typed: on to the payment. */
  readonly onDone: () => void;
}

type Said =
  | { readonly is: "line"; readonly line: TypedLine }
  | { readonly is: "code" }
  | { readonly is: "article"; readonly asked: ArticleAsked };

interface Style {
  readonly language: Language;
  readonly digits: number;
  readonly kind: LineKind;
}

/** An article comes before a price: nobody types eight digits of euros, or three of a name. */
function lineIn(typed: string, { kind, ...style }: Style): Said | null {
  const asked = kind === "goods" ? articleIn(typed) : null;
  const line = asked === null ? typedLine(typed, style) : null;
  if (line !== null) return { is: "line", line };
  if (asked?.by === "code" || isCode(typed)) return { is: "code" };
  return asked === null ? null : { is: "article", asked };
}

interface Entry {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly isWrong: boolean;
  readonly articles: ArticleEntry;
  readonly add: (kind: LineKind) => void;
}

function useEntry({ currency, api, onAdd, onCode }: LineEntryProps): Entry {
  const { language } = useWords();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const articles = useArticleEntry({ api, language, onAdd });
  const digits = fractionDigits({ kind: "money", currency });
  const add = (kind: LineKind): void => {
    articles.clear();
    const said = lineIn(typed, { language, digits, kind });
    setWrong(said === null);
    if (said === null) return;
    if (said.is === "line") onAdd({ ...said.line, kind });
    else if (said.is === "code") onCode(typed);
    else articles.find(said.asked);
    setTyped("");
  };
  return { typed, setTyped, isWrong, articles, add };
}

function troubleOf({ isWrong, articles }: Entry, note: ScanNote, texts: SaleTexts): string {
  if (isWrong) return texts.entryWrong;
  const outcome = articles.outcome ?? note;
  const { articleUnknown: unknown, articleUnpriced: unpriced, articleAway: away } = texts;
  return outcome === null
    ? ""
    : { unknown, unpriced, away, "too-early": "", "no-code": "" }[outcome];
}

/** One field for a line: an amount, with quantity and name for who wants them, or an article. */
export function LineEntry(props: LineEntryProps): ReactElement {
  const { currency, canLoad, onDone } = props;
  const { language } = useWords();
  const texts = saleTexts(language);
  const entry = useEntry(props);
  const { typed, setTyped, isWrong, articles, add } = entry;
  const money = useMoney(currency);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === "") onDone();
    else add("goods");
  };
  return (
    <form className="entry" onSubmit={submit}>
      <TextField
        className="field"
        name="line"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        isInvalid={isWrong}
      >
        <Label>{texts.entry}</Label>
        <Input ref={props.fieldRef} placeholder={texts.entryHint} spellCheck="false" />
      </TextField>
      <Button type="submit" className="button button-plain">
        {texts.add}
      </Button>
      {canLoad ? <ActionButton onPress={() => add("load")}>{texts.load}</ActionButton> : null}
      <p className="entry-wrong bad" role="alert">
        {troubleOf(entry, props.note, texts)}
      </p>
      <ArticleChoices
        choices={articles.choices}
        field={props.fieldRef}
        ports={props.pausing}
        money={money}
        onChoose={articles.choose}
      />
    </form>
  );
}
