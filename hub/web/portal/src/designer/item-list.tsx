import type { CardItem } from "@cardweave/shared/domain/card-design/design";
import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import type { Fault } from "./design-shapes.ts";
import { designerTexts } from "./designer-texts.ts";
import { faultsBelow, faultText } from "./fault-words.ts";
import { itemName } from "./item-name.ts";
import type { Workshop } from "./use-workshop.ts";

export interface ItemListProps {
  readonly shop: Workshop;
  readonly language: "de" | "en";
}

const icons: Readonly<Record<CardItem["kind"], IconName>> = {
  text: "edit",
  field: "user",
  code: "scan",
};

function ownFaults({ faults, side }: Workshop): readonly Fault[] {
  return faults.filter(
    ({ field }) =>
      field === "front.items" || field === `${side}.colour` || field === `${side}.picture`,
  );
}

/** Everything on this side, the one drawn last on top, and the background below. */
export function ItemList({ shop, language }: ItemListProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { shown, side, at, faults, choose } = shop;
  const rows = shown.items.map((item, place) => ({ item, place })).toReversed();
  return (
    <section className="panel sheet designer-items" aria-labelledby="items">
      <h2 id="items">{texts.items}</h2>
      <ul className="item-list">
        {rows.map(({ item, place }) => (
          <Row
            key={place}
            place={`${place}`}
            icon={icons[item.kind]}
            isChosen={place === at}
            faults={faultsBelow(faults, `${side}.items.${place}`)}
            onChoose={() => choose(place)}
          >
            {itemName(item, language, texts)}
          </Row>
        ))}
        <Row
          place="background"
          icon="card"
          isChosen={at === null}
          faults={ownFaults(shop)}
          onChoose={() => choose(null)}
        >
          {texts.background}
        </Row>
      </ul>
    </section>
  );
}

interface RowProps {
  readonly place: string;
  readonly icon: IconName;
  readonly isChosen: boolean;
  readonly faults: readonly Fault[];
  readonly onChoose: () => void;
  readonly children: string;
}

function Row(props: RowProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { place, icon, isChosen, faults, onChoose, children } = props;
  const [first] = faults;
  return (
    <li>
      <button
        type="button"
        className="item-row"
        data-item={place}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        <Icon name={first === undefined ? icon : "alert"} />
        <span className="item-name">{children}</span>
        {first === undefined ? null : <span className="item-fault">{faultText(first, texts)}</span>}
      </button>
    </li>
  );
}
