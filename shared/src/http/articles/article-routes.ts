import { refused } from "../../domain/result.ts";
import {
  articleList,
  articleParams,
  articleQuery,
  articleView,
} from "../../protocol/http/article.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Role } from "../principal.ts";
import { answered, json } from "../reply.ts";
import { type Route, route } from "../route.ts";
import { shown } from "../versioned.ts";
import { ArticleViews, articleViewOf } from "./article-views.ts";

/** What a node tells its tills of what is sold, with or without the network. */
export function articleRoutes(replica: Replica, roles: readonly Role[]): readonly Route[] {
  const views = new ArticleViews(replica);
  return [
    route({
      method: "GET",
      path: "/v1/articles",
      tag: "articles",
      summary: "What is sold: by name, group, or the code that a scanner read",
      roles,
      query: articleQuery,
      answer: { status: 200, schema: articleList },
      handle: async ({ query }) => answered(views.list(query), json),
    }),
    articleRoute(replica, roles),
  ];
}

export function articleRoute(replica: Replica, roles: readonly Role[]): Route {
  const views = new ArticleViews(replica);
  return route({
    method: "GET",
    path: "/v1/articles/{id}",
    tag: "articles",
    summary: "An article with its prices and the lowest of 30 days; the ETag guards an edit",
    roles,
    params: articleParams,
    answer: { status: 200, schema: articleView },
    handle: async ({ params: { id } }) => {
      const found = replica.articles.byId(id);
      return found === undefined
        ? refused("not-found")
        : shown({ ok: true, value: articleViewOf(found, views.seeing) });
    },
  });
}
