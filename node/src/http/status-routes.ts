import { ok } from "@cardweave/shared/domain/result";
import type { Role } from "@cardweave/shared/http/principal";
import { json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { nodeStatusView } from "@cardweave/shared/protocol/http/node-status";
import type { NodeStatus } from "../status/node-status.ts";

const inTheShop: readonly Role[] = ["till", "cashier", "manager", "integration"];

export function statusRoute(status: Pick<NodeStatus, "read">): Route {
  return route({
    method: "GET",
    path: "/v1/status",
    tag: "health",
    summary: "Whether the shop is safe: line, unsent bookings, disk, clock, devices, campaigns",
    roles: inTheShop,
    answer: { status: 200, schema: nodeStatusView },
    handle: async () => ok(json(await status.read())),
  });
}
