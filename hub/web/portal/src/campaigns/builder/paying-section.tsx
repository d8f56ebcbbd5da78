import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { ChoiceInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { network } from "../../frame/page-entry.ts";
import { useMay } from "../../frame/portal-room.tsx";
import { itemsAt, textAt } from "../draft-paths.ts";
import { useDraftField, useDraftRoom } from "../draft-room.tsx";
import { useNames } from "../use-names.ts";
import { builderTexts } from "./builder-texts.ts";
import { ChoiceField, PercentField } from "./inputs.tsx";
import { RowList } from "./row-list.tsx";
import { Further, type NamedChoice, named, Section } from "./section.tsx";
import { Spot } from "./spot.tsx";

const whole = 10_000;

/** Headquarters, every franchisee, and branches that belong to nobody else. */
function useParties(): readonly (NamedChoice & { readonly kind: string })[] {
  const texts = useTexts(builderTexts);
  const { branches, franchisees } = useNames();
  return [
    { id: "hq", label: texts.headquarters, kind: "hq" },
    ...franchisees.map(({ id, name }) => ({ id, label: name, kind: "franchisee" })),
    ...branches.map(({ id, name }) => ({ id, label: name, kind: "merchant" })),
  ];
}

/** Whose campaign it is, and who pays for what it gives away. */
export function PayingSection(): ReactElement {
  const texts = useTexts(builderTexts);
  const { state } = useDraftRoom();
  const parties = useParties();
  const owner = useDraftField<DraftValues>("owner");
  const mine = textAt(owner.value ?? {}, "id") || "hq";
  const shares = itemsAt(state.draft, "funding");
  const sum = shares.reduce((total, { basisPoints }) => total + (Number(basisPoints) || 0), 0);
  const choose = (id: string): void => {
    const party = parties.find((one) => one.id === id);
    owner.set(party === undefined ? undefined : { kind: party.kind, id });
  };
  const nameOf = (id: string): string => parties.find((one) => one.id === id)?.label ?? id;
  const payers =
    shares.length === 0
      ? nameOf(mine)
      : shares
          .map(
            (row) => `${nameOf(textAt(row, "party"))} ${(Number(row["basisPoints"]) || 0) / 100} %`,
          )
          .join(", ");
  return (
    <Section id="paying">
      <p className="soft">
        {texts.owned(nameOf(mine))} {texts.ownerPays(payers)}
      </p>
      <Further label={texts.further} paths={["funding"]}>
        <Spot path="owner" wordsFor={(value) => nameOf(textAt(value as DraftValues, "id"))}>
          <ChoiceInput
            {...named(texts, "owner")}
            name="owner"
            value={mine}
            choices={parties}
            reason={owner.reason}
            reasonText={owner.reasonText}
            isDisabled={!useMay(network)}
            onChange={choose}
          />
        </Spot>
        <RowList
          path="funding"
          label={texts.sections["paying"] ?? ""}
          addText={texts.addShare}
          fresh={(rows) => freshShare(rows, [mine, ...parties.map(({ id }) => id)])}
        >
          {(row) => (
            <>
              <ChoiceField {...named(texts, `${row}.party`)} choices={parties} />
              <PercentField {...named(texts, `${row}.basisPoints`, "share")} />
            </>
          )}
        </RowList>
        {shares.length === 0 || sum === whole ? null : (
          <p className="note note-warn" role="status">
            {texts.shareSum(`${sum / 100} %`)}
          </p>
        )}
      </Further>
    </Section>
  );
}

/** What is left to pay, by whoever does not pay yet. */
function freshShare(rows: readonly DraftValues[], parties: readonly string[]): DraftValues {
  const taken = new Set(rows.map((row) => textAt(row, "party")));
  const paid = rows.reduce((total, { basisPoints }) => total + (Number(basisPoints) || 0), 0);
  const party = parties.find((one) => !taken.has(one)) ?? "";
  return { party, basisPoints: Math.max(100, whole - paid) };
}
