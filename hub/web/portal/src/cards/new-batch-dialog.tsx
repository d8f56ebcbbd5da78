import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import type { Answer } from "@cardweave/shared/ui/api/call";
import { shape, text } from "@cardweave/shared/ui/api/readers";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { type Form, useForm } from "@cardweave/shared/ui/hooks/use-form";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useRef, useState } from "react";
import { readStoredDesign } from "../designer/design-shapes.ts";
import { ActDialog } from "./act-dialog.tsx";
import { type Batch, readBatch } from "./batch-shapes.ts";
import { batchTexts } from "./batch-texts.ts";
import { keptUsual } from "./usual-design.ts";

export interface NewBatchDialogProps {
  /** The id of a stored one, chosen already; empty for the usual one. */
  readonly design: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Values {
  /** Empty for the one that everybody has. */
  readonly design: string;
  readonly count: string;
  readonly scheme: string;
  readonly valid: string;
}

const readKept = shape({ id: text });

const start = { count: "100", scheme: "own", valid: "" } as const;

/** The usual design is kept once, when it is first used, so that it can be changed then. */
function useOrder(): (values: Values) => Promise<Answer<Batch>> {
  const { api, newKey } = usePage();
  const { language } = useLanguage();
  const [key] = useState(newKey);
  const made = useRef("");
  const designOf = async (chosen: string): Promise<Answer<{ readonly id: string }>> => {
    // Somebody orders again after a refusal: it is kept already.
    const id = chosen === "" ? made.current : chosen;
    if (id !== "") return { kind: "done", value: { id } };
    const call = { method: "POST", path: "/v1/cards/designs", body: starterDesign } as const;
    const kept = await api(call, readKept);
    if (kept.kind === "done") made.current = kept.value.id;
    return kept;
  };
  return async ({ design, count, scheme, valid }) => {
    const kept = await designOf(design);
    if (kept.kind !== "done") return kept;
    const body = {
      design: kept.value.id,
      count: Number(count),
      scheme,
      language,
      ...(valid === "" ? {} : { valid }),
    };
    return api({ method: "POST", path: "/v1/cards/batches", body, key }, readBatch);
  };
}

export function NewBatchDialog(props: NewBatchDialogProps): ReactElement {
  const { design, onClose, onDone } = props;
  const texts = useTexts(batchTexts);
  const say = useToast();
  const { value, isLoading } = useRows("/v1/cards/designs", readStoredDesign);
  const designs = value ?? [];
  const usual = keptUsual(designs)?.id ?? "";
  const order = useOrder();
  const form = useForm({
    start: { ...start, design } as Values,
    send: (wish) => order({ ...wish, design: wish.design || usual }),
    onDone: () => {
      say({ text: texts.made });
      onClose();
      onDone();
    },
  });
  const { values, set, reasonFor } = form;
  const named = designs.map(({ id, design: { name }, faults }) => {
    return { id, label: faults.length === 0 ? name : texts.faultyDesign(name) };
  });
  return (
    <ActDialog
      title={texts.makeTitle}
      under={texts.makeUnder}
      doText={texts.make}
      isReady={values.count !== "" && !isLoading}
      form={form}
      onClose={onClose}
    >
      <ChoiceInput
        label={texts.design}
        name="design"
        value={values.design || usual}
        choices={usual === "" ? [{ id: "", label: texts.usualDesign }, ...named] : named}
        reason={reasonFor("design")}
        hint={<a href="/cards/designs">{texts.toDesigns}</a>}
        onChange={(value) => set("design", value)}
      />
      <div className="form-row">
        <TextInput
          label={texts.count}
          name="count"
          type="number"
          isRequired
          value={values.count}
          reason={reasonFor("count")}
          onChange={(value) => set("count", value)}
        />
        <ChoiceInput
          label={texts.scheme}
          name="scheme"
          value={values.scheme}
          choices={["own", "ean13"].map((id) => ({ id, label: texts.schemes[id] ?? id }))}
          reason={reasonFor("scheme")}
          onChange={(value) => set("scheme", value)}
        />
      </div>
      <ValidInput form={form} />
    </ActDialog>
  );
}

function ValidInput({ form }: { readonly form: Form<Values> }): ReactElement {
  const texts = useTexts(batchTexts);
  return (
    <TextInput
      label={texts.valid}
      name="valid"
      type="date"
      hint={texts.validHint}
      value={form.values.valid}
      reason={form.reasonFor("valid")}
      onChange={(value) => form.set("valid", value)}
    />
  );
}
