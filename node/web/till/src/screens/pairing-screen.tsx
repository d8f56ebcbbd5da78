import { Icon } from "@cardweave/shared/ui/components/icon";
import type { ReactElement } from "react";
import { Door } from "./door.tsx";
import { useTexts } from "./words.tsx";

export function PairingScreen(): ReactElement {
  const texts = useTexts();
  return (
    <Door title={texts.pairingTitle}>
      <p className="door-note">
        <Icon name="scan" />
        <span>{texts.pairingHow}</span>
      </p>
    </Door>
  );
}
