import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useId } from "react";
import type { CampaignTexts } from "./campaign-texts.ts";
import type { ListFilter } from "./list-filter.ts";

type Period = Pick<ListFilter, "from" | "to">;

interface PeriodFilterProps {
  readonly texts: CampaignTexts;
  readonly filter: Period;
  readonly onTurn: (change: Partial<Period>) => void;
}

/** Both ends of a period behind one button, which says what is chosen. */
export function PeriodFilter({ texts, filter, onTurn }: PeriodFilterProps): ReactElement {
  const { from, to } = filter;
  const said = useSaid(texts, { from, to });
  const id = useId();
  return (
    <>
      <button type="button" className="state-filter period-button" popoverTarget={id}>
        <Icon name="calendar" />
        <span>{said === "" ? texts.anyTime : said}</span>
      </button>
      <div id={id} popover="auto" className="menu panel period-menu">
        {(["from", "to"] as const).map((end) => (
          <TextInput
            key={end}
            label={texts.period[end]}
            name={`period-${end}`}
            type="date"
            value={filter[end]}
            onChange={(value) => onTurn({ [end]: value })}
          />
        ))}
        {said === "" ? null : (
          <ActionButton look="quiet" onPress={() => onTurn({ from: "", to: "" })}>
            {texts.anyTime}
          </ActionButton>
        )}
      </div>
    </>
  );
}

function useSaid(texts: CampaignTexts, { from, to }: Period): string {
  const { day } = useFormats();
  if (from !== "" && to !== "") return texts.heldIn(day(from), day(to));
  if (from !== "") return texts.heldFrom(day(from));
  return to === "" ? "" : texts.heldTo(day(to));
}
