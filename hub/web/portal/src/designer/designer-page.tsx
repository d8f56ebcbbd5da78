import "../styles/designer.css";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { useUnsaved } from "@cardweave/shared/ui/hooks/use-unsaved";
import { type ReactElement, useMemo, useRef, useState } from "react";
import { isNowhere, Nowhere } from "../frame/nowhere.tsx";
import { network, type PageProps } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { AddItem } from "./add-item.tsx";
import { CardStage } from "./card-stage.tsx";
import { readStoredDesign, type StoredDesign } from "./design-shapes.ts";
import { DesignerActs } from "./designer-acts.tsx";
import { designerTexts } from "./designer-texts.ts";
import { ItemFields } from "./item-fields.tsx";
import { ItemList } from "./item-list.tsx";
import { SaveTrouble } from "./save-trouble.tsx";
import { SideFields } from "./side-fields.tsx";
import { StageBar, Verdict } from "./stage-bar.tsx";
import { useDesignKeys } from "./use-design-keys.ts";
import { useLetterWidths } from "./use-print-font.ts";
import { useDomain, useSample } from "./use-sample.ts";
import { useWorkshop, type Workshop } from "./use-workshop.ts";

/** One card's design, drawn to scale and changed where it stands. */
export function DesignerPage({ params }: PageProps): ReactElement {
  const texts = useTexts(designerTexts);
  const loaded = useItem(
    `/v1/cards/designs/${encodeURIComponent(params["id"] ?? "")}`,
    readStoredDesign,
  );
  const { value, problem, reload } = loaded;
  if (isNowhere(loaded)) return <Nowhere />;
  if (value !== null) return <Designer key={value.version} stored={value} onReload={reload} />;
  return (
    <div className="page">
      <PageHead title={texts.title} />
      {problem === null ? <Skeleton /> : <TroubleState problem={problem} onAgain={reload} />}
    </div>
  );
}

interface DesignerProps {
  readonly stored: StoredDesign;
  readonly onReload: () => void;
}

function useSave(shop: Workshop): () => void {
  const texts = useTexts(designerTexts);
  const say = useToast();
  const save = async (): Promise<void> => {
    if (await shop.save()) say({ text: texts.saved });
  };
  return () => {
    if (shop.mayEdit && shop.isChanged) void save();
  };
}

function Designer({ stored, onReload }: DesignerProps): ReactElement {
  const texts = useTexts(designerTexts);
  const mayEdit = useMay(network);
  const shop = useWorkshop(stored, mayEdit);
  const place = useRef<HTMLDivElement>(null);
  const onSave = useSave(shop);
  const markKept = useUnsaved(shop.isChanged && mayEdit);
  useDesignKeys({ shop, place, onSave });
  usePageKeys(mayEdit ? texts.keyList.map((one) => ({ ...one, run: () => undefined })) : []);
  return (
    <div className="page designer-page">
      <PageHead
        title={shop.design.name}
        up={
          <a className="up" href="/cards/designs">
            {texts.title}
          </a>
        }
        actions={<DesignerActs shop={shop} onSave={onSave} />}
      >
        {texts.designerUnder}
      </PageHead>
      <SaveTrouble shop={shop} onReload={onReload} onKept={() => markKept(true)} />
      <div className="designer" ref={place}>
        <Desk shop={shop} />
      </div>
    </div>
  );
}

function Desk({ shop }: { readonly shop: Workshop }): ReactElement {
  const texts = useTexts(designerTexts);
  const own = useFormats().language;
  const [language, setLanguage] = useState(own);
  const [hasGuides, setGuides] = useState(true);
  const widths = useLetterWidths();
  const domain = useDomain();
  const sample = useSample({ design: shop.design, language, domain });
  const stage = useMemo(() => ({ sample, widths, hasGuides }), [sample, widths, hasGuides]);
  return (
    <>
      <section className="panel sheet designer-desk" aria-label={texts.stage}>
        <StageBar
          shop={shop}
          language={language}
          onLanguage={setLanguage}
          hasGuides={hasGuides}
          onGuides={setGuides}
        />
        <CardStage shop={shop} {...stage} />
        <Verdict shop={shop} language={language} />
        {shop.mayEdit ? <p className="soft designer-keys">{texts.keys}</p> : null}
      </section>
      <div className="designer-side">
        {shop.mayEdit ? <AddItem shop={shop} /> : null}
        {shop.item === undefined ? (
          <SideFields shop={shop} />
        ) : (
          <ItemFields key={`${shop.side}.${shop.at}`} shop={shop} item={shop.item} />
        )}
      </div>
      <ItemList shop={shop} language={language} />
    </>
  );
}
