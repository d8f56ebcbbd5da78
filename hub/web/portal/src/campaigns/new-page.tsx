import "../styles/campaigns.css";
import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import type { Language } from "@cardweave/shared/ui/language";
import { type ReactElement, useState } from "react";
import { go } from "../frame/router.ts";
import { readCampaign } from "./campaign-shapes.ts";
import { campaignTexts } from "./campaign-texts.ts";
import { spoken, spokenDraft } from "./spoken-draft.ts";
import { type Template, templates } from "./templates.ts";
import { useWording } from "./use-names.ts";

/** Ids that are taken already are counted on: `happy-hour`, `happy-hour-2`. */
const mostTries = 50;

export function NewCampaignPage(): ReactElement {
  const texts = useTexts(campaignTexts);
  const { language } = useLanguage();
  const { problem, isBusy, make } = useMaking();
  return (
    <div className="page">
      <PageHead
        title={texts.choose}
        up={
          <a className="up" href="/campaigns">
            {texts.back}
          </a>
        }
      >
        {texts.chooseUnder}
      </PageHead>
      <ProblemLine problem={problem} />
      <ul className="templates">
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              className="template panel"
              disabled={isBusy}
              onClick={() => make(template)}
            >
              <Icon name={template.icon} />
              <strong>{template.name[language]}</strong>
              <span>{template.text[language]}</span>
              <Preview template={template} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Making {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly make: (template: Template) => void;
}

function useMaking(): Making {
  const { api } = usePage();
  const { language } = useLanguage();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const tryAs = async (template: Template, count: number): Promise<Problem | null> => {
    const { id, body } = numbered(template, language, count);
    const answer = await api({ method: "POST", path: "/v1/campaigns", body }, readCampaign);
    if (answer.kind === "done") go(`/campaigns/${id}`);
    return problemIn(answer);
  };
  const tryTo = async (template: Template): Promise<Problem | null> => {
    let refused = await tryAs(template, 1);
    for (let count = 2; refused?.code === "conflict" && count <= mostTries; count++) {
      refused = await tryAs(template, count);
    }
    return refused;
  };
  const make = (template: Template): void => {
    setBusy(true);
    void tryTo(template).then((refused) => {
      setBusy(false);
      setProblem(refused);
    });
  };
  return { problem, isBusy, make };
}

function numbered(template: Template, language: Language, count: number) {
  const { id: base, name, draft, called = name } = template;
  const id = count === 1 ? base : `${base}-${count}`;
  const full = count === 1 ? called[language] : `${called[language]} ${count}`;
  return { id, body: { id, draft: { name: full, ...draft } } };
}

/** What it would do as it stands, without the fine print. */
function Preview({ template }: { readonly template: Template }): ReactElement | null {
  const { language } = useLanguage();
  const { currency } = usePage();
  const nameOf = useWording();
  const draft = { name: template.id, ...template.draft };
  const { campaign } = spokenDraft(template.id, draft);
  if (campaign === null) return null;
  const said = spoken(campaign, { currency, nameOf })[language];
  return (
    <span className="template-said">{said.replace(/ \([^()]*(\([^()]*\)[^()]*)*\)$/, "")}</span>
  );
}
