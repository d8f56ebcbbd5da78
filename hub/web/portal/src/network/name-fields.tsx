import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import { catalogueTexts } from "./catalogue-texts.ts";
import { shortNameOf } from "./short-name.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Name and short name; the short one follows the name until somebody types it, and then stays. */
export function NameFields<V extends Named>(props: {
  readonly form: Form<V>;
  readonly isNew: boolean;
}): ReactElement {
  const { form, isNew } = props;
  const any = useTexts(catalogueTexts);
  const { id, name } = form.values;
  const setName = (next: string): void => {
    if (isNew && id === shortNameOf(name)) form.set("id", shortNameOf(next) as V["id"]);
    form.set("name", next as V["name"]);
  };
  return (
    <>
      <TextInput
        label={any.name}
        name="name"
        isRequired
        value={name}
        reason={form.reasonFor("name")}
        onChange={setName}
      />
      {isNew ? (
        <TextInput
          label={any.id}
          name="id"
          isRequired
          hint={any.idHint}
          value={id}
          reason={form.reasonFor("id")}
          onChange={(next) => form.set("id", next as V["id"])}
        />
      ) : null}
    </>
  );
}
