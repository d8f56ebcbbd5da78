import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog, Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, useId, useState } from "react";
import { momentIn } from "../frame/local-moment.ts";
import { ArticleFields } from "./article-fields.tsx";
import { articleFormTexts } from "./article-form-texts.ts";
import { ArticlePrices } from "./article-prices.tsx";
import { type Article, readArticle } from "./article-shapes.ts";
import { articleBody, noArticle, valuesOf } from "./article-values.ts";

export interface ArticleDialogProps {
  /** Null for a new one. */
  readonly article: Article | null;
  readonly mayWrite: boolean;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One article: made, changed, no longer sold; a change can be taken back from the toast. */
export function ArticleDialog(props: ArticleDialogProps): ReactElement {
  const { article, mayWrite, onClose } = props;
  const texts = useTexts(articleFormTexts);
  const common = useTexts(commonTexts);
  const { language } = useLanguage();
  const form = useArticleForm(props);
  const id = useId();
  return (
    <Dialog
      title={article === null ? texts.add : article.name[language]}
      size="large"
      onClose={onClose}
      closeText={mayWrite ? common.cancel : common.close}
      actions={
        mayWrite ? (
          <ActionButton look="main" type="submit" form={id} isDisabled={form.isBusy}>
            {article === null ? texts.add : common.save}
          </ActionButton>
        ) : null
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <fieldset className="form" disabled={!mayWrite}>
          <ArticleFields form={form} isNew={article === null} />
        </fieldset>
        <ProblemLine problem={form.problem} />
      </form>
      {article === null ? null : <ArticlePrices article={article} />}
      {article === null || !mayWrite ? null : <Ending {...props} article={article} />}
    </Dialog>
  );
}

function useArticleForm({ article, onChanged, onClose }: ArticleDialogProps) {
  const texts = useTexts(articleFormTexts);
  const { language } = useLanguage();
  const { api, zone } = usePage();
  const say = useToast();
  const put = (id: string, body: object, version?: string) =>
    api(
      {
        method: "PUT",
        path: `/v1/articles/${encodeURIComponent(id)}`,
        body,
        ...(version === undefined ? {} : { version }),
      },
      readArticle,
    );
  const begin = (local: string): string => momentIn(zone, local);
  const takeBack = (now: Article, before: Article): void => {
    const body = { ...articleBody(valuesOf(before), begin), active: before.active };
    void put(now.id, body, now.version).then((answer) => {
      onChanged();
      if (answer.kind === "done") say({ text: texts.undone(answer.value.name[language]) });
    });
  };
  return useForm({
    start: article === null ? noArticle : valuesOf(article),
    send: (values) => {
      const active = article?.active ?? true;
      const body = { ...articleBody(values, begin), active };
      return put(values.id.trim(), body, article?.version);
    },
    onDone: (done: Article) => {
      onChanged();
      onClose();
      const name = done.name[language];
      if (article === null) say({ text: texts.added(name) });
      else say({ text: texts.changed(name), undo: () => takeBack(done, article) });
    },
  });
}

type EndingProps = ArticleDialogProps & { readonly article: Article };

function Ending({ article, onChanged, onClose }: EndingProps): ReactElement {
  const texts = useTexts(articleFormTexts);
  const { language } = useLanguage();
  const { api, zone } = usePage();
  const say = useToast();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const name = article.name[language];
  const path = `/v1/articles/${encodeURIComponent(article.id)}`;
  const turn = async (from: Article, active: boolean): Promise<void> => {
    const kept = articleBody(valuesOf(from), (local) => momentIn(zone, local));
    const body = { ...kept, active };
    const answer = await api({ method: "PUT", path, body, version: from.version }, readArticle);
    setAsking(false);
    setProblem(problemIn(answer));
    onChanged();
    if (answer.kind !== "done") return;
    onClose();
    const now = answer.value;
    say({ text: texts.changed(name), undo: () => void turn(now, !active) });
  };
  return (
    <div className="form-acts">
      {article.active ? (
        <ActionButton look="danger" onPress={() => setAsking(true)}>
          {texts.end}
        </ActionButton>
      ) : (
        <ActionButton onPress={() => void turn(article, true)}>{texts.revive}</ActionButton>
      )}
      {isAsking ? (
        <AskDialog
          title={texts.endTitle(name)}
          doText={texts.end}
          isDangerous
          onDo={() => void turn(article, false)}
          onClose={() => setAsking(false)}
        >
          <p>{texts.endUnder}</p>
        </AskDialog>
      ) : null}
      <ProblemLine problem={problem} />
    </div>
  );
}
