import { type ReactElement, useState } from "react";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import type { IconName } from "./icon.tsx";
import { useTexts } from "./page-room.tsx";

export type Scheme = "system" | "light" | "dark";

const place = "cardweave.scheme";
const schemes: readonly Scheme[] = ["system", "light", "dark"];
const icons: Record<Scheme, IconName> = { system: "contrast", light: "sun", dark: "moon" };

/** The scheme that was chosen before, set on the page before anything is drawn. */
export function applyScheme(disk: Storage): Scheme {
  const kept = schemes.find((one) => one === disk.getItem(place)) ?? "system";
  show(kept);
  return kept;
}

function show(scheme: Scheme): void {
  if (scheme === "system") delete document.documentElement.dataset["scheme"];
  else document.documentElement.dataset["scheme"] = scheme;
}

/** Light, dark, or as the device has it; pressing goes round. */
export function SchemeSwitch({ disk }: { readonly disk: Storage }): ReactElement {
  const texts = useTexts(commonTexts);
  const [scheme, setScheme] = useState(() => applyScheme(disk));
  const turn = (): void => {
    const next = schemes[(schemes.indexOf(scheme) + 1) % schemes.length] ?? "system";
    disk.setItem(place, next);
    show(next);
    setScheme(next);
  };
  return (
    <ActionButton
      look="quiet"
      icon={icons[scheme]}
      onPress={turn}
      className="button-icon"
      label={`${texts.scheme}: ${texts.schemes[scheme]}`}
    />
  );
}
