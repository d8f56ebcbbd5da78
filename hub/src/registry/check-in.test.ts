import { ok } from "@cardweave/shared/domain/result";
import type { Route } from "@cardweave/shared/http/route";
import type { Replica } from "@cardweave/shared/replica/replica";
import { aNetworkOf, deviceOf } from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { refusingWhile } from "../http/retire-routes.ts";
import { poolEpochMeta } from "../pool/pool-desk.ts";
import { CheckIn } from "./check-in.ts";
import { retireDevice } from "./retire-device.ts";

const epoch = "epoch 2";

async function aRestoredHub(): Promise<{ hub: Replica; checkIn: CheckIn }> {
  const hub = await aNetworkOf(["north", "south"]);
  await hub.step(async ({ workspace }) => workspace.putMeta(poolEpochMeta, "epoch 1"));
  return { hub, checkIn: await CheckIn.open(hub, epoch) };
}

const namesIn = ({ waitsFor }: CheckIn) => waitsFor.map(({ name }) => name).toSorted();

describe("a restored hub", () => {
  test("R78 waits for every node until it has reported, over a restart too", async () => {
    const { hub, checkIn } = await aRestoredHub();
    expect(namesIn(checkIn)).toEqual(["north", "south"]);
    expect(checkIn.objection).toMatchObject({
      code: "checking-in",
      waitsFor: expect.arrayContaining([
        { device: deviceOf("north"), name: "north", branch: "north" },
      ]),
    });
    await checkIn.reported(deviceOf("north"));
    const again = await CheckIn.open(hub, epoch);
    expect([namesIn(checkIn), namesIn(again)]).toEqual([["south"], ["south"]]);
    await again.reported(deviceOf("south"));
    expect(again.objection).toBeNull();
    expect(namesIn(await CheckIn.open(hub, "epoch 3"))).toEqual(["north", "south"]);
  });

  test("R78 goes without a node that headquarters retires", async () => {
    const { hub, checkIn } = await aRestoredHub();
    await checkIn.reported(deviceOf("north"));
    const retired = await retireDevice(hub, deviceOf("south"), "u-1");
    expect(retired).toEqual(ok({ device: deviceOf("south"), seq: 0 }));
    expect(await retireDevice(hub, deviceOf("south"), "u-1")).toEqual(retired);
    expect(checkIn.objection).toBeNull();
  });

  test("R78 is one whose feed is not the one that the network was founded in", async () => {
    const { hub } = await aRestoredHub();
    expect((await CheckIn.open(hub, "epoch 1")).objection).toBeNull();
  });

  test("R69 retires devices that are certified, and no others", async () => {
    const { hub } = await aRestoredHub();
    expect(await retireDevice(hub, "0".repeat(32), null)).toMatchObject({
      error: { code: "not-found" },
    });
  });
});

describe("calls at a hub that waits", () => {
  const reply = { kind: "empty" } as never;
  const routeOf = (method: Route["method"], path: string): Route => ({
    method,
    path,
    tag: "x",
    summary: "x",
    roles: "anyone",
    answer: { status: 204 },
    run: async () => ok({ reply, warnings: [] }),
  });

  test("R78 read everything, sign in, retire devices and change nothing else", async () => {
    const objection = { code: "checking-in" } as const;
    const told = async (method: Route["method"], path: string, error: typeof objection | null) => {
      const [route] = refusingWhile(() => error, [routeOf(method, path)]);
      return (await route?.run({} as never))?.ok;
    };
    for (const [method, path] of [
      ["GET", "/v1/branches"],
      ["POST", "/v1/sessions"],
      ["POST", "/v1/accounts/lookup"],
      ["POST", "/v1/devices/{id}/retire"],
    ] as const) {
      expect([path, await told(method, path, objection)]).toEqual([path, true]);
    }
    expect(await told("POST", "/v1/branches", objection)).toBe(false);
    expect(await told("PATCH", "/v1/branches/{id}", objection)).toBe(false);
    expect(await told("POST", "/v1/enrol", objection)).toBe(false);
    expect(await told("POST", "/v1/branches", null)).toBe(true);
  });
});
