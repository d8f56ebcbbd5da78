import "../styles/articles.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { type Formats, useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { isBare, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go, usePlace } from "../frame/router.ts";
import { ArticleDialog } from "./article-dialog.tsx";
import { articleFormTexts } from "./article-form-texts.ts";
import {
  type Article,
  type ArticleGroup,
  readArticle,
  readArticleGroup,
} from "./article-shapes.ts";
import { type ArticleTexts, articleTexts } from "./article-texts.ts";
import { UploadDialog } from "./upload-dialog.tsx";

interface ColumnParts {
  readonly texts: ArticleTexts;
  readonly formats: Formats;
  readonly groups: readonly ArticleGroup[];
}

function columnsOf({ texts, formats, groups }: ColumnParts): readonly Column<Article>[] {
  const { language, money } = formats;
  const names = new Map(groups.map(({ id, name }) => [id, name[language]]));
  const stateOf = ({ active }: Article): string => (active ? texts.active : texts.ended);
  return [
    { id: "name", label: texts.name, value: ({ name }) => name[language] },
    { id: "id", label: texts.id, value: ({ id }) => id },
    {
      id: "group",
      label: texts.group,
      value: ({ group }) => (group === null ? null : (names.get(group) ?? group)),
    },
    {
      id: "price",
      label: texts.price,
      value: ({ unitPrice }) => unitPrice,
      text: ({ unitPrice }) => (unitPrice === null ? texts.askPrice : money(unitPrice)),
      align: "end",
      isMain: true,
    },
    {
      id: "lowest",
      label: texts.lowest,
      value: ({ lowest30 }) => lowest30,
      text: ({ lowest30 }) => (lowest30 === null ? "" : money(lowest30)),
      align: "end",
      isExtra: true,
    },
    { id: "tax", label: texts.tax, value: ({ taxCode }) => taxCode },
    { id: "codes", label: texts.codes, value: ({ codes }) => codes.join(", ") || null },
    {
      id: "state",
      label: texts.state,
      value: stateOf,
      cell: (row) => <StateChip tone={row.active ? "good" : "calm"}>{stateOf(row)}</StateChip>,
    },
  ];
}

/** What is sold; headquarters uploads it as one table. */
export function ArticlesPage(): ReactElement {
  const texts = useTexts(articleTexts);
  const words = useTexts(articleFormTexts);
  const formats = useFormats();
  const { path, query } = usePlace();
  const rows = useRows("/v1/articles", readArticle);
  const groups = useRows("/v1/article-groups", readArticleGroup).value;
  const mayWrite = useMay(network);
  const upload = (): void => go(`${path}?upload`);
  const add = (): void => go(`${path}?new`);
  usePageKeys(
    mayWrite
      ? [
          { key: "n", label: words.add, run: add },
          { key: "u", label: texts.upload, run: upload },
        ]
      : [],
  );
  const opened = rows.value?.find(({ id }) => id === query.get("article")) ?? null;
  const columns = useMemo(
    () => columnsOf({ texts, formats, groups: groups ?? [] }),
    [texts, formats, groups],
  );
  const buttons = mayWrite ? (
    <>
      <ActionButton icon="send" hotkey="U" onPress={upload}>
        {texts.upload}
      </ActionButton>
      <ActionButton look="main" icon="plus" hotkey="N" onPress={add}>
        {words.add}
      </ActionButton>
    </>
  ) : null;
  return (
    <div className="page">
      <PageHead title={texts.title} actions={isBare(rows) ? null : buttons}>
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        onOpen={({ id }) => go(`${path}?article=${encodeURIComponent(id)}`)}
        isEnded={({ active }) => !active}
        empty={
          <EmptyState icon="basket" title={texts.emptyTitle} action={buttons}>
            {texts.empty}
          </EmptyState>
        }
      />
      {opened !== null || (query.has("new") && mayWrite) ? (
        <ArticleDialog
          key={opened?.version ?? "new"}
          article={opened}
          mayWrite={mayWrite}
          onChanged={rows.reload}
          onClose={() => go(path)}
        />
      ) : null}
      {query.has("upload") && mayWrite ? (
        <UploadDialog onDone={rows.reload} onClose={() => go(path)} />
      ) : null}
    </div>
  );
}
