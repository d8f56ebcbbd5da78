import { list, shape, text } from "@cardweave/shared/ui/api/readers";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect, useState } from "react";
import { useDraftField } from "../draft-room.tsx";
import { builderTexts } from "./builder-texts.ts";
import { Chip, Chips } from "./chips.tsx";
import type { FieldProps } from "./inputs.tsx";
import { Spot } from "./spot.tsx";

const readArticle = shape({ id: text, name: shape({ de: text, en: text }) });
const readHits = shape({ items: list(readArticle) });
const mostHits = 8;

/** Asked this long after the last key. Unit: ms. */
const restMs = 250;

/** Single articles, found by name, number or what a scanner reads. */
export function ArticlesField({ path, label }: FieldProps): ReactElement {
  const texts = useTexts(builderTexts);
  const { value = [], set } = useDraftField<readonly string[]>(path);
  const put = (ids: readonly string[]): void => set(ids.length === 0 ? undefined : ids);
  return (
    <Spot path={path}>
      <fieldset className="pick">
        <legend>{label}</legend>
        {value.length === 0 ? null : (
          <Chips label={label}>
            {value.map((id) => (
              <Picked key={id} id={id} onRemove={() => put(value.filter((one) => one !== id))} />
            ))}
          </Chips>
        )}
        <Finder
          label={texts.findArticle}
          onPick={(id) => put([...value.filter((one) => one !== id), id])}
        />
      </fieldset>
    </Spot>
  );
}

function Picked(props: { readonly id: string; readonly onRemove: () => void }): ReactElement {
  const { language } = useLanguage();
  const told = useItem(`/v1/articles/${encodeURIComponent(props.id)}`, readArticle).value;
  const name = told === null ? props.id : `${told.name[language]} (${props.id})`;
  return <Chip name={name} onRemove={props.onRemove} />;
}

function useSettled(typed: string): string {
  const { after } = usePage();
  const [settled, setSettled] = useState("");
  useEffect(() => after(restMs, () => setSettled(typed)), [typed, after]);
  return settled;
}

function Finder(props: {
  readonly label: string;
  readonly onPick: (id: string) => void;
}): ReactElement {
  const texts = useTexts(builderTexts);
  const { language } = useLanguage();
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const asked = new URLSearchParams({ q, limit: String(mostHits), active: "true" });
  const hits = useItem(q === "" ? null : `/v1/articles?${asked}`, readHits).value?.items;
  return (
    <>
      <TextInput label={props.label} name="find-article" value={typed} onChange={setTyped} />
      {hits === undefined ? null : (
        <ul className="hits" aria-label={texts.findArticle}>
          {hits.length === 0 ? <li className="soft">{texts.noArticle}</li> : null}
          {hits.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  props.onPick(id);
                  setTyped("");
                }}
              >
                {name[language]} <span className="soft">{id}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
