import type { ReactElement } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { type Language, languages } from "../language.ts";
import { useLanguage } from "./language-context.tsx";

const names: Record<Language, string> = { de: "Deutsch", en: "English" };

export function LanguageSwitch(): ReactElement {
  const { language, choose } = useLanguage();
  return (
    <ToggleButtonGroup
      className="switch"
      aria-label="Sprache / Language"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => {
        const next = languages.find((one) => keys.has(one));
        if (next !== undefined) choose(next);
      }}
    >
      {languages.map((one) => (
        <ToggleButton key={one} id={one} aria-label={names[one]} lang={one}>
          {one.toUpperCase()}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
