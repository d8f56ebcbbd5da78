import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useState } from "react";
import { readDevice } from "../network/device-shapes.ts";
import { builderTexts } from "./builder/builder-texts.ts";
import { type CampaignRow, readCampaign } from "./campaign-shapes.ts";
import { lifeTexts } from "./life-texts.ts";
import { isMeantFor, isWithin } from "./list-filter.ts";
import { type BranchName, type Names, useNames } from "./use-names.ts";

/** The rest is a number. */
const mostNames = 6;

export interface ActivateProps {
  readonly row: CampaignRow;
  readonly onDone: (row: CampaignRow) => void;
  readonly onClose: () => void;
}

interface Where {
  readonly isEverywhere: boolean;
  readonly regions: readonly string[];
  readonly branches: readonly string[];
}

/** The branches that get it: of the activation, where the campaign's own places allow it. */
function receivers({ branches }: Names, where: Where, row: CampaignRow): readonly BranchName[] {
  const isChosen = where.regions.length + where.branches.length > 0;
  return branches
    .filter((branch) => where.isEverywhere || (isChosen && isWithin(where, branch)))
    .filter((branch) => isMeantFor(row, branch));
}

/** Who has it at once, and who begins later because their store node is out of reach. */
function Reached({ branches }: { readonly branches: readonly BranchName[] }): ReactElement {
  const texts = useTexts(lifeTexts);
  const devices = useRows("/v1/devices", readDevice).value ?? [];
  const isReached = ({ id }: BranchName): boolean =>
    devices.some(({ branch, role, connected }) => branch === id && role === "node" && connected);
  const later = branches.filter((branch) => !isReached(branch));
  const short = (some: readonly BranchName[]): string => {
    const names = some.slice(0, mostNames).map(({ name }) => name);
    return texts.andMore(names.join(", "), some.length - names.length);
  };
  return (
    <div className="note reached" role="status">
      <p>
        <strong>{texts.reachesNow(branches.length - later.length, branches.length)}</strong>
      </p>
      <p>{texts.receivers(branches.length, short(branches))}</p>
      {later.length === 0 ? null : <p>{texts.beginLater(short(later))}</p>}
    </div>
  );
}

/** Where, from when, and who gets it, before it is signed. */
export function ActivateDialog({ row, onDone, onClose }: ActivateProps): ReactElement {
  const texts = useTexts(lifeTexts);
  const { api } = usePage();
  const say = useToast();
  const names = useNames();
  const [where, setWhere] = useState<Where>({ isEverywhere: true, regions: [], branches: [] });
  const [from, setFrom] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const got = receivers(names, where, row);
  const activate = async (): Promise<void> => {
    const { regions, branches } = where;
    const places = {
      ...(regions.length === 0 ? {} : { regions }),
      ...(branches.length === 0 ? {} : { branches }),
    };
    const body = {
      ...(where.isEverywhere ? { all: true } : places),
      ...(from === "" ? {} : { from: from.slice(0, 16) }),
    };
    const path = `/v1/campaigns/${row.id}/activate`;
    const answer = await api({ method: "POST", path, body }, readCampaign);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    say({ text: texts.activated });
    onDone(answer.value);
  };
  return (
    <Dialog
      title={texts.activateTitle}
      size="large"
      onClose={onClose}
      actions={
        <ActionButton look="main" isDisabled={got.length === 0} onPress={() => void activate()}>
          {texts.activate}
        </ActionButton>
      }
    >
      <p className="soft">{texts.activateUnder}</p>
      <ProblemLine problem={problem} />
      <WhereChoice where={where} names={names} onChange={setWhere} />
      <TextInput
        label={texts.begin}
        name="from"
        type="moment"
        hint={texts.beginHint}
        value={from}
        onChange={setFrom}
      />
      <Reached branches={got} />
    </Dialog>
  );
}

function WhereChoice(props: {
  readonly where: Where;
  readonly names: Names;
  readonly onChange: (where: Where) => void;
}): ReactElement {
  const { where, names, onChange } = props;
  const texts = useTexts(lifeTexts);
  const labels = useTexts(builderTexts);
  const choices = (list: Names["regions"]) => list.map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <div className="form-acts">
        {[true, false].map((isEverywhere) => (
          <label className="where-choice" key={String(isEverywhere)}>
            <input
              type="radio"
              name="everywhere"
              checked={where.isEverywhere === isEverywhere}
              onChange={() => onChange({ ...where, isEverywhere })}
            />
            <span>{isEverywhere ? texts.everywhere : texts.some}</span>
          </label>
        ))}
      </div>
      {where.isEverywhere ? null : (
        <div className="columns">
          <PickMany
            label={labels.regions}
            choices={choices(names.regions)}
            picked={where.regions}
            onChange={(regions) => onChange({ ...where, regions })}
          />
          <PickMany
            label={labels.branches}
            choices={choices(names.branches)}
            picked={where.branches}
            onChange={(branches) => onChange({ ...where, branches })}
          />
        </div>
      )}
    </>
  );
}
