import { type Read, shape, text, yes } from "@cardweave/shared/ui/api/readers";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { purseTexts } from "./purse-texts.ts";
import { namesOf, TwoNameFields, type TwoNames } from "./two-names.tsx";

interface Group {
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
  readonly active: boolean;
  readonly version: string;
}

type Values = TwoNames & { readonly id: string };

const readGroup: Read<Group> = shape({
  id: text,
  name: shape({ de: text, en: text }),
  active: yes,
  version: text,
});

export function GroupsPage(): ReactElement {
  const texts = useTexts(purseTexts);
  const any = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const catalogue = useMemo<Catalogue<Group, Values>>(
    () => ({
      texts: texts.groups,
      icon: "users",
      path: "/v1/customer-groups",
      read: readGroup,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name[language] },
        { id: "id", label: any.id, value: ({ id }) => id },
      ],
      nameOf: ({ name }) => name[language],
      start: { id: "", nameDe: "", nameEn: "" },
      valuesOf: ({ id, name }) => ({ id, nameDe: name.de, nameEn: name.en }),
      bodyOf: (values, row) => ({
        ...(row === null ? { id: values.id } : {}),
        name: namesOf(values),
      }),
      fields: (form, row) => (
        <>
          <TwoNameFields form={form} />
          {row === null ? (
            <TextInput
              label={any.id}
              name="id"
              hint={any.idHint}
              isRequired
              value={form.values.id}
              reason={form.reasonFor("id")}
              onChange={(value) => form.set("id", value)}
            />
          ) : null}
        </>
      ),
    }),
    [texts, any, language],
  );
  return <CataloguePage catalogue={catalogue} />;
}
