import type { Role } from "@cardweave/shared/http/principal";
import { answered, created, json } from "@cardweave/shared/http/reply";
import { openRoute, type Route, route } from "@cardweave/shared/http/route";
import type { HubRegistry } from "@cardweave/shared/http/services";
import {
  deviceList,
  enrolled,
  enrolmentCode,
  enrolmentRequest,
  enrolRequest,
} from "@cardweave/shared/protocol/http/device";
import { listQuery } from "@cardweave/shared/protocol/http/list";

export type DeviceParts = {
  readonly registry: HubRegistry;
  readonly readers: readonly Role[];
  readonly writers: readonly Role[];
};

const tag = "devices";

export function deviceRoutes({ registry, readers, writers }: DeviceParts): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/v1/devices",
      tag,
      summary: "Certified devices and how far the hub has heard from them",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: deviceList },
      handle: async ({ query }, by) => answered(await registry.devices(query, by), json),
    }),
    route({
      method: "POST",
      path: "/v1/devices/enrolments",
      tag,
      summary: "A one-time code for a new device, shown this once",
      roles: writers,
      body: enrolmentRequest,
      answer: { status: 201, schema: enrolmentCode },
      handle: async ({ body }, by) => answered(await registry.makeEnrolment(body, by), created),
    }),
    openRoute({
      method: "POST",
      path: "/v1/enrol",
      tag,
      summary: "Redeem a code: a new device's certificate and all it needs to work",
      guarded: true,
      body: enrolRequest,
      answer: { status: 201, schema: enrolled },
      handle: async ({ body }) => answered(await registry.enrol(body), created),
    }),
  ];
}
