import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import type { ReactElement } from "react";
import { go } from "../frame/router.ts";
import { designerTexts } from "./designer-texts.ts";
import type { Workshop } from "./use-workshop.ts";

export interface SaveTroubleProps {
  readonly shop: Workshop;
  readonly onReload: () => void;
  /** The changes are stored elsewhere: nothing is lost by leaving. */
  readonly onKept: () => void;
}

/** Why it was not saved. Where somebody else was faster, both ways out are at hand. */
export function SaveTrouble({ shop, onReload, onKept }: SaveTroubleProps): ReactElement {
  const texts = useTexts(designerTexts);
  const say = useToast();
  const { problem, design, saveCopy } = shop;
  if (problem?.code !== "changed") return <ProblemLine problem={problem} />;
  const keep = async (): Promise<void> => {
    const id = await saveCopy(texts.copied(design.name));
    if (id === null) return;
    onKept();
    say({ text: texts.keptAsCopy });
    go(`/cards/designs/${id}`);
  };
  return (
    <div role="alert" className="trouble" data-code="changed">
      <Icon name="alert" />
      <div className="form">
        <p>{texts.conflict}</p>
        <p className="form-acts">
          <ActionButton onPress={() => void keep()}>{texts.keepAsCopy}</ActionButton>
          <ActionButton look="danger" onPress={onReload}>
            {texts.loadNewer}
          </ActionButton>
        </p>
      </div>
    </div>
  );
}
