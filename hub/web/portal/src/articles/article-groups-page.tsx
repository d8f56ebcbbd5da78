import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "../network/catalogue.ts";
import { CataloguePage } from "../network/catalogue-page.tsx";
import { catalogueTexts } from "../network/catalogue-texts.ts";
import { namesOf, TwoNameFields, type TwoNames } from "../network/two-names.tsx";
import { type ArticleGroup, readArticleGroup } from "./article-shapes.ts";
import { articleTexts } from "./article-texts.ts";

type Values = TwoNames & {
  readonly id: string;
  /** Empty for none, as is `protectedBy`. */
  readonly parent: string;
  readonly protectedBy: string;
};

/** How articles are sorted, as campaigns see them. */
export function ArticleGroupsPage(): ReactElement {
  const texts = useTexts(articleTexts);
  const any = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const catalogue = useMemo<Catalogue<ArticleGroup, Values>>(
    () => ({
      texts: texts.groups,
      icon: "basket",
      path: "/v1/article-groups",
      read: readArticleGroup,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name[language] },
        { id: "id", label: any.id, value: ({ id }) => id },
        { id: "parent", label: texts.parent, value: ({ parent }) => parent },
        {
          id: "protectedBy",
          label: texts.protectedBy,
          value: ({ protectedBy: law }) => (law === null ? null : (texts.laws[law] ?? law)),
        },
      ],
      nameOf: ({ name }) => name[language],
      start: { id: "", nameDe: "", nameEn: "", parent: "", protectedBy: "" },
      valuesOf: ({ id, name, parent, protectedBy }) => ({
        id,
        nameDe: name.de,
        nameEn: name.en,
        parent: parent ?? "",
        protectedBy: protectedBy ?? "",
      }),
      bodyOf: (values, row) => ({
        ...(row === null ? { id: values.id } : {}),
        name: namesOf(values),
        parent: values.parent === "" ? null : values.parent,
        protectedBy: values.protectedBy === "" ? null : values.protectedBy,
      }),
      fields: (form, row) => <GroupFields form={form} isNew={row === null} />,
    }),
    [texts, any, language],
  );
  return <CataloguePage catalogue={catalogue} />;
}

function GroupFields(props: {
  readonly form: Form<Values>;
  readonly isNew: boolean;
}): ReactElement {
  const { form, isNew } = props;
  const texts = useTexts(articleTexts);
  const any = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const groups = useRows("/v1/article-groups", readArticleGroup).value ?? [];
  const others = groups.filter(({ id }) => id !== form.values.id);
  return (
    <>
      <TwoNameFields form={form} />
      {isNew ? (
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
      <div className="form-row">
        <ChoiceInput
          label={texts.parent}
          name="parent"
          value={form.values.parent}
          choices={[
            { id: "", label: texts.noParent },
            ...others.map(({ id, name }) => ({ id, label: name[language] })),
          ]}
          reason={form.reasonFor("parent")}
          onChange={(value) => form.set("parent", value)}
        />
        <ChoiceInput
          label={texts.protectedBy}
          name="protectedBy"
          value={form.values.protectedBy}
          choices={Object.entries(texts.laws).map(([id, label]) => ({ id, label }))}
          reason={form.reasonFor("protectedBy")}
          onChange={(value) => form.set("protectedBy", value)}
        />
      </div>
    </>
  );
}
