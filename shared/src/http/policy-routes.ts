import { policyView, settingHistory, settingParams, settingView } from "../protocol/http/policy.ts";
import type { PolicyBook } from "./policy-book.ts";
import type { Role } from "./principal.ts";
import { answered, json } from "./reply.ts";
import { type Route, route } from "./route.ts";

const tag = "policy";

/** What holds in the network, as a node and the hub both show it. */
export function policyRoutes(book: PolicyBook, roles: readonly Role[]): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/policy",
      tag,
      summary: "All settings: their values, their defaults, who changed them last and when",
      roles,
      answer: { status: 200, schema: policyView },
      handle: async () => {
        const policy = await book.policy();
        return { ok: true, value: json(policy, { ETag: `"${policy.version}"` }) };
      },
    }),
    route({
      method: "GET",
      path: "/v1/policy/{name}",
      tag,
      summary: "One setting; its ETag guards an edit",
      roles,
      params: settingParams,
      answer: { status: 200, schema: settingView },
      handle: async ({ params }) =>
        answered(await book.setting(params.name), (setting) =>
          json(setting, { ETag: `"${setting.version}"` }),
        ),
    }),
    route({
      method: "GET",
      path: "/v1/policy/{name}/history",
      tag,
      summary: "Who set it to what and when, newest first",
      roles,
      params: settingParams,
      answer: { status: 200, schema: settingHistory },
      handle: async ({ params }) => answered(await book.history(params.name), json),
    }),
  ];
}
