import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import { type MemoExoticComponent, memo, type ReactElement } from "react";
import { useTexts } from "./words.tsx";

const icons = { scan: "scan", type: "keyboard", fresh: "card", offline: "cloudOff" } as const;
const hints = [
  "scan",
  "type",
  "fresh",
  "offline",
] as const satisfies readonly (keyof typeof icons)[];

/** What a new cashier needs to know, where there is nothing else to see. */
export const IdleHints: MemoExoticComponent<typeof Hints> = memo(Hints);

function Hints(): ReactElement {
  const { idleHow } = useTexts();
  return (
    <ul className="hints">
      {hints.map((hint) => (
        <li key={hint}>
          <Icon name={icons[hint] satisfies IconName} />
          {idleHow[hint]}
        </li>
      ))}
    </ul>
  );
}
