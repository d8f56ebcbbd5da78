import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import { type MemoExoticComponent, memo, type ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { type PlaceName, placeNames, placeRules } from "../desk-places.ts";
import { keysPlace } from "./use-desk-keys.ts";
import { useTexts } from "./words.tsx";

export interface PlaceTabsProps {
  readonly place: PlaceName;
  /** Lines that wait in the basket. */
  readonly waiting: number;
  readonly onOpen: (place: PlaceName) => void;
}

const icons: Readonly<Record<PlaceName, IconName>> = {
  counter: "card",
  sale: "basket",
  vouchers: "ticket",
  returns: "undo",
  card: "shield",
  day: "sum",
};

/** The parts of the till; a basket that waits is counted where it waits. */
export const PlaceTabs: MemoExoticComponent<typeof Tabs> = memo(Tabs);

function Tabs({ place, waiting, onOpen }: PlaceTabsProps): ReactElement {
  const texts = useTexts();
  return (
    <nav className="places" aria-label={texts.placesLabel}>
      {placeNames.map((name) => (
        <Button
          key={name}
          className="place-tab"
          data-place={name}
          {...(name === place ? { "aria-current": "page" } : {})}
          onPress={() => onOpen(name)}
        >
          <Icon name={icons[name]} />
          <span>{texts.places[name]}</span>
          {name === "sale" && waiting > 0 ? <span className="place-count">{waiting}</span> : null}
          <span className="hotkey" aria-hidden="true">
            {placeRules[name].hotkey}
          </span>
        </Button>
      ))}
      <button type="button" className="place-tab" popoverTarget={keysPlace}>
        <Icon name="keyboard" />
        <span>{texts.keys}</span>
        <span className="hotkey" aria-hidden="true">
          F1
        </span>
      </button>
    </nav>
  );
}
