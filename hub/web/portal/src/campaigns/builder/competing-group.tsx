import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { shape, text, yes } from "@cardweave/shared/ui/api/readers";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useState } from "react";
import { network } from "../../frame/page-entry.ts";
import { useMay } from "../../frame/portal-room.tsx";
import { shortNameOf } from "../../network/short-name.ts";
import { useDraftField } from "../draft-room.tsx";
import { builderTexts } from "./builder-texts.ts";
import { ChoiceField } from "./inputs.tsx";
import { choicesOf, Further, named } from "./section.tsx";

const path = "stacking.group";
const readGroup = shape({ id: text, pick: text, active: yes });

/** Campaigns of a group compete; the group is made here when it is first needed. */
export function CompetingGroup(): ReactElement {
  const texts = useTexts(builderTexts);
  const groups = useRows("/v1/campaign-groups", readGroup);
  const choices = (groups.value ?? [])
    .filter(({ active }) => active)
    .map(({ id, pick }) => ({ id, label: `${id} (${texts.picks[pick] ?? pick})` }));
  return (
    <>
      <ChoiceField {...named(texts, path)} choices={choices} isOptional />
      {useMay(network) ? (
        <Further label={texts.newGroup} paths={[]}>
          <NewGroup onMade={groups.reload} />
        </Further>
      ) : null}
    </>
  );
}

function NewGroup({ onMade }: { readonly onMade: () => void }): ReactElement {
  const texts = useTexts(builderTexts);
  const { api } = usePage();
  const { set } = useDraftField<string>(path);
  const [name, setName] = useState("");
  const [pick, setPick] = useState("best");
  const [problem, setProblem] = useState<Problem | null>(null);
  const id = shortNameOf(name);
  const make = async (): Promise<void> => {
    const body = { id, pick };
    const answer = await api({ method: "POST", path: "/v1/campaign-groups", body }, readGroup);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    setName("");
    set(id);
    onMade();
  };
  return (
    <>
      <div className="form-row">
        <TextInput label={texts.newGroupName} name="newGroup" value={name} onChange={setName} />
        <ChoiceInput
          label={texts.newGroupPick}
          name="newGroupPick"
          value={pick}
          choices={choicesOf(texts.picks)}
          onChange={setPick}
        />
      </div>
      <div className="form-acts">
        <ActionButton isDisabled={id === ""} onPress={() => void make()}>
          {texts.makeGroup}
        </ActionButton>
      </div>
      <ProblemLine problem={problem} />
    </>
  );
}
