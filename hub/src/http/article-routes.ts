import type { Article } from "@cardweave/shared/domain/articles/article";
import type { RefusedRow } from "@cardweave/shared/domain/articles/plan-import";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { articleRoute } from "@cardweave/shared/http/articles/article-routes";
import { ArticleViews, articleViewOf } from "@cardweave/shared/http/articles/article-views";
import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { prefers } from "@cardweave/shared/http/prefers";
import type { Principal } from "@cardweave/shared/http/principal";
import { answered, json, type Reply } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { shown, versionOf } from "@cardweave/shared/http/versioned";
import {
  type ArticleTable,
  articleCells,
  articleHeader,
  NoArticles,
  readArticleTable,
} from "@cardweave/shared/operations/articles/article-table";
import { csvRow } from "@cardweave/shared/operations/csv-row";
import {
  type ArticleImport,
  type ArticleImportQuery,
  type ArticleImportReport,
  type ArticleQuery,
  articleImport,
  articleImportQuery,
  articleImportReport,
  articleList,
  articleParams,
  articlePut,
  articleQuery,
  articleView,
} from "@cardweave/shared/protocol/http/article";
import {
  articleGroupChange,
  articleGroupList,
  articleGroupView,
  newArticleGroup,
  newPriceGroup,
  priceGroupChange,
  priceGroupList,
  priceGroupView,
  sortParams,
} from "@cardweave/shared/protocol/http/article-group";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { ArticleDesk } from "../articles/article-desk.ts";
import { rowsOf, wholeWish } from "../articles/article-lists.ts";
import type { PriceGroupDesk } from "../articles/price-group-desk.ts";
import type { SortDesk } from "../articles/sort-desk.ts";
import { network, readers } from "./roles.ts";

export type ArticleParts = {
  readonly replica: Replica;
  readonly desk: ArticleDesk;
  readonly sorts: SortDesk;
  readonly priceGroups: PriceGroupDesk;
};

const tag = "articles";
/** 16 MiB: some 100,000 articles as a table. */
const longestList = 16 * 1_048_576;
const mostRejects = 10_000;

/** What headquarters sells, sorted and priced. */
export function articleRoutes(parts: ArticleParts): readonly Route[] {
  return [
    listRoute(parts),
    importRoute(parts),
    articleRoute(parts.replica, readers),
    ...editRoutes(parts),
    ...sortRoutes(parts),
  ];
}

function listRoute({ replica }: ArticleParts): Route {
  const views = new ArticleViews(replica);
  return route({
    method: "GET",
    path: "/v1/articles",
    tag,
    summary: "What is sold; as text/csv all of it in one table, which an import takes back",
    roles: readers,
    query: articleQuery,
    answer: { status: 200, schema: articleList, alsoCsv: true },
    handle: async ({ query, accept }) =>
      prefers(accept, "text/csv")
        ? ok(tableOf(replica, views, query))
        : answered(views.list(query), json),
  });
}

/** Without the limit of a page. */
function tableOf(replica: Replica, views: ArticleViews, query: ArticleQuery): Reply {
  const groups = [...replica.directory.articles.priceGroups.keys()].toSorted();
  const { now } = views.seeing;
  const rows = views.found(query).map((one) => csvRow(articleCells(one, groups, now)));
  const bytes = Buffer.from(`\ufeff${csvRow(articleHeader(groups))}${rows.join("")}`, "utf8");
  return { kind: "bytes", media: "text/csv; charset=utf-8", bytes, file: "articles.csv" };
}

function importRoute({ desk }: ArticleParts): Route {
  return route({
    method: "PUT",
    path: "/v1/articles",
    tag,
    summary: "Take in a list of articles, whole or in part; what is wrong is named row by row",
    roles: network,
    query: articleImportQuery,
    body: articleImport,
    bodyMedia: "text/csv",
    bodyLimit: longestList,
    answer: { status: 200, schema: articleImportReport },
    handle: async ({ query, body, bytes }, by) => {
      const table = await tableIn(body, bytes);
      return table.ok
        ? answered(await imported(desk, { table: table.value, query, by }), json)
        : table;
    },
  });
}

async function tableIn(
  body: ArticleImport,
  bytes: Uint8Array | undefined,
): Promise<Result<ArticleTable>> {
  if (bytes === undefined) return ok({ rows: rowsOf(body), unknownColumns: [] });
  try {
    return ok(await readArticleTable(bytes));
  } catch (fault) {
    if (fault instanceof NoArticles) return refused("malformed", { detail: fault.message });
    throw fault;
  }
}

type Import = {
  readonly table: ArticleTable;
  readonly query: ArticleImportQuery;
  readonly by: Principal;
};

async function imported(
  desk: ArticleDesk,
  { table, query, by }: Import,
): Promise<Result<ArticleImportReport>> {
  const { rows, unknownColumns } = table;
  const isWhole = query.mode === "whole";
  if (isWhole && rows.length === 0) {
    return refused("invalid", { fields: [{ field: "body", reason: "names no article" }] });
  }
  const dryRun = query.dryRun === "true";
  const plan = await desk.import({ rows, isWhole, dryRun, by });
  const { added, altered: changed, same, ended, refused: rejects } = plan;
  const counts = { rows: rows.length, added, changed, same, ended, refused: rejects.length };
  return ok({
    ...counts,
    rejects: rejects.slice(0, mostRejects).map(shortened),
    unknownColumns,
    dryRun,
  });
}

function shortened({ line, id, field, reason }: RefusedRow): RefusedRow {
  return { line, id: id.slice(0, 64), field, reason };
}

function editRoutes({ desk, replica }: ArticleParts): readonly Route[] {
  const views = new ArticleViews(replica);
  const said = (result: Result<Article>) =>
    shown(result.ok ? ok(articleViewOf(result.value, views.seeing)) : result);
  const answer = { status: 200, schema: articleView } as const;
  return [
    route({
      method: "PUT",
      path: "/v1/articles/{id}",
      tag,
      summary: "Make or change an article; If-Match refuses lost edits",
      roles: network,
      params: articleParams,
      body: articlePut,
      answer,
      handle: async ({ params: { id }, body, ifMatch }, by) =>
        said(await desk.put({ wish: wholeWish(id, body), version: versionOf(ifMatch), by })),
    }),
    route({
      method: "DELETE",
      path: "/v1/articles/{id}",
      tag,
      summary: "End an article: it is no longer sold, and known to receipts for ever",
      roles: network,
      params: articleParams,
      answer,
      handle: async ({ params: { id }, ifMatch }, by) =>
        said(await desk.end({ id, version: versionOf(ifMatch), by })),
    }),
  ];
}

function sortRoutes({ sorts, priceGroups }: ArticleParts): readonly Route[] {
  const common = { tag, readers, writers: network, params: sortParams } as const;
  return [
    ...catalogueRoutes({
      ...common,
      catalogue: {
        list: (page) => sorts.list(page),
        one: (id) => sorts.one(id),
        add: (wish, by) => sorts.add(wish, by),
        change: (edit) => sorts.change(edit),
      },
      path: "/v1/article-groups",
      name: "an article group",
      schemas: {
        view: articleGroupView,
        list: articleGroupList,
        issued: articleGroupView,
        wish: newArticleGroup,
        change: articleGroupChange,
      },
    }),
    ...catalogueRoutes({
      ...common,
      catalogue: {
        list: (page) => priceGroups.list(page),
        one: (id) => priceGroups.one(id),
        add: (wish, by) => priceGroups.add(wish, by),
        change: (edit) => priceGroups.change(edit),
      },
      path: "/v1/price-groups",
      name: "a price group",
      schemas: {
        view: priceGroupView,
        list: priceGroupList,
        issued: priceGroupView,
        wish: newPriceGroup,
        change: priceGroupChange,
      },
    }),
  ];
}
