import { type Read, shape, text, yes } from "@cardweave/shared/ui/api/readers";
import { CheckInput, ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { NameFields } from "./name-fields.tsx";
import { PairingShown } from "./pairing-shown.tsx";
import { readBranch } from "./place-shapes.ts";
import { TokenAct } from "./staff-acts.tsx";
import { readToken } from "./staff-shapes.ts";
import { tillTexts } from "./till-texts.ts";

interface Till {
  readonly id: string;
  readonly branch: string;
  readonly name: string;
  readonly training: boolean;
  readonly active: boolean;
  readonly version: string;
}

type Values = Pick<Till, "id" | "branch" | "name" | "training">;

const readTill: Read<Till> = shape({
  id: text,
  branch: text,
  name: text,
  training: yes,
  active: yes,
  version: text,
});

export function TillsPage(): ReactElement {
  return <CataloguePage catalogue={useTills()} />;
}

function useTills(): Catalogue<Till, Values> {
  const texts = useTexts(tillTexts);
  const any = useTexts(catalogueTexts);
  const branches = useRows("/v1/branches", readBranch).value;
  return useMemo(() => {
    const choices = (branches ?? []).filter(({ active }) => active);
    const nameOf = (id: string): string => branches?.find((one) => one.id === id)?.name ?? id;
    return {
      texts: texts.tills,
      icon: "till",
      path: "/v1/tills",
      read: readTill,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name },
        { id: "branch", label: texts.branch, value: (row) => nameOf(row.branch), isMain: true },
        { id: "id", label: any.id, value: ({ id }) => id, isExtra: true },
        { id: "training", label: texts.training, value: (row) => (row.training ? "✓" : null) },
      ],
      nameOf: ({ name }) => name,
      start: { id: "", name: "", branch: choices[0]?.id ?? "", training: false },
      valuesOf: (row) => row,
      bodyOf: ({ id, name, branch, training }, row) =>
        row === null
          ? { id, name, branch: branch || choices[0]?.id, training }
          : { name, training },
      fields: (form, row) => (
        <>
          {row === null ? (
            <ChoiceInput
              label={texts.branch}
              name="branch"
              value={form.values.branch}
              choices={choices.map(({ id, name }) => ({ id, label: name }))}
              reason={form.reasonFor("branch")}
              onChange={(value) => form.set("branch", value)}
            />
          ) : null}
          <NameFields form={form} isNew={row === null} />
          <CheckInput
            label={texts.training}
            name="training"
            hint={texts.trainingHint}
            value={form.values.training}
            onChange={(value) => form.set("training", value)}
          />
        </>
      ),
      tell: (body, { id, branch }) => {
        const token = readToken(body);
        return token === null ? null : <PairingShown till={id} branch={branch} token={token} />;
      },
      more: ({ id, branch }) => (
        <TokenAct
          path={`/v1/tills/${id}`}
          label={texts.pairAnew}
          consequence={texts.pairEnds}
          show={(token) => <PairingShown till={id} branch={branch} token={token} />}
        />
      ),
    };
  }, [texts, any, branches]);
}
