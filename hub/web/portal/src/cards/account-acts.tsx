import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { type PageKey, usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useState } from "react";
import type { Role } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { actTexts } from "./act-texts.ts";
import { BlockDialog } from "./block-dialog.tsx";
import type { Account } from "./card-shapes.ts";
import { GoodwillDialog } from "./goodwill-dialog.tsx";
import { LinkDialog } from "./link-dialog.tsx";

/** Who reads only does nothing to a card. */
export const keepers: readonly Role[] = ["operator", "headquarters", "regional-manager", "manager"];

type Act = "block" | "link" | "goodwill";

const dialogs = {
  block: BlockDialog,
  link: LinkDialog,
  goodwill: GoodwillDialog,
} as const;

export interface ActProps {
  readonly account: Account;
  readonly onClose: () => void;
  /** Something is different now. */
  readonly onDone: () => void;
}

export function AccountActs(props: Omit<ActProps, "onClose">): ReactElement | null {
  const { account, onDone } = props;
  const texts = useTexts(actTexts);
  const may = useMay(keepers);
  const [open, setOpen] = useState<Act | null>(null);
  const block = account.status === "blocked" ? texts.unblock : texts.block;
  const keys: readonly PageKey[] = [
    { key: "b", label: block, run: () => setOpen("block") },
    { key: "r", label: texts.replace, run: () => setOpen("link") },
    { key: "g", label: texts.goodwill, run: () => setOpen("goodwill") },
  ];
  usePageKeys(may ? keys : []);
  if (!may) return null;
  const Shown = open === null ? null : dialogs[open];
  return (
    <>
      <ActionButton icon="lock" hotkey="B" onPress={() => setOpen("block")}>
        {block}
      </ActionButton>
      <ActionButton icon="card" hotkey="R" onPress={() => setOpen("link")}>
        {texts.replace}
      </ActionButton>
      <ActionButton icon="gift" hotkey="G" onPress={() => setOpen("goodwill")}>
        {texts.goodwill}
      </ActionButton>
      {Shown === null ? null : (
        <Shown account={account} onClose={() => setOpen(null)} onDone={onDone} />
      )}
    </>
  );
}
