import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { ReactElement } from "react";

export interface TwoNames {
  readonly nameDe: string;
  readonly nameEn: string;
}

interface NameTexts {
  readonly nameDe: string;
  readonly nameEn: string;
}

const book: PhraseBook<NameTexts> = {
  de: { nameDe: "Name auf Deutsch", nameEn: "Name auf Englisch" },
  en: { nameDe: "Name in German", nameEn: "Name in English" },
};

/** The server knows both as one field. */
export function namesOf({ nameDe, nameEn }: TwoNames): {
  readonly de: string;
  readonly en: string;
} {
  return { de: nameDe, en: nameEn.trim() === "" ? nameDe : nameEn };
}

/** What customers read in their language; English follows German until it is typed. */
export function TwoNameFields<V extends TwoNames>({
  form,
}: {
  readonly form: Form<V>;
}): ReactElement {
  const texts = useTexts(book);
  return (
    <div className="form-row">
      <TextInput
        label={texts.nameDe}
        name="nameDe"
        isRequired
        value={form.values.nameDe}
        reason={form.reasonFor("nameDe")}
        onChange={(value) => form.set("nameDe", value as V["nameDe"])}
      />
      <TextInput
        label={texts.nameEn}
        name="nameEn"
        value={form.values.nameEn}
        reason={form.reasonFor("nameEn")}
        onChange={(value) => form.set("nameEn", value as V["nameEn"])}
      />
    </div>
  );
}
