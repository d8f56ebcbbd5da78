import { daysAfter } from "@cardweave/shared/domain/calendar";
import type { BusinessDay } from "@cardweave/shared/domain/lots";
import { dayIn } from "@cardweave/shared/domain/time";
import type { CardholderView } from "@cardweave/shared/protocol/http/cardholder";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
});

afterAll(() => hub.stop());

test("R732 J1: a cardholder is born by the network's today", async () => {
  const path = "/v1/cardholders";
  const born = (birthday: string) =>
    call<CardholderView>(hub, path, { body: { name: "Uwe Ungeboren", birthday } });
  const today = dayIn("Europe/Berlin", hub.replica.ports.clock.now());
  const tomorrow = daysAfter(today as BusinessDay, 1);
  expect(await born(tomorrow)).toMatchObject({ status: 422, body: { code: "invalid" } });
  const made = await born(today);
  expect(made.status).toBe(201);
  const change = (birthday: string | null) =>
    call(hub, `${path}/${made.body.id}`, { method: "PATCH", body: { birthday } });
  expect((await change("2999-01-01")).status).toBe(422);
  expect((await change(null)).status).toBe(200);
});
