import type { VoucherBooked, VoucherView } from "@cardweave/shared/protocol/http/voucher";
import type { VoucherBatchView } from "@cardweave/shared/protocol/http/voucher-batch";
import { beforeEach, expect, test } from "vitest";
import type { NodeClient } from "./client.ts";
import { withNetwork } from "./lane.ts";
import type { Network } from "./network.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 2 });
let network: Network;
let first: NodeClient;
let second: NodeClient;

beforeEach(() => {
  network = running();
  [first, second] = [network.branch(0).till, network.branch(1).till];
});

const path = "/v1/vouchers/batches";
const terms = { price: 1_000, value: 1_500, currency: "EUR" };
let keys = 0;
const keyed = (body: object) => ({ body, headers: { "Idempotency-Key": `v${keys++}` } });

/** Numbers of a batch that was printed for the first branch. */
async function printed(count: number): Promise<readonly string[]> {
  const { admin, plan } = network;
  const body = { ...terms, count, branch: network.branch(0).id };
  const ordered = await admin.call<VoucherBatchView>("POST", path, keyed(body));
  expect(ordered.status).toBe(201);
  const at = `${path}/${ordered.body.id}`;
  await waitFor("a batch is made", async () => {
    const { state } = (await admin.call<VoucherBatchView>("GET", at)).body;
    return state === "ready" || undefined;
  });
  const file = await fetch(new URL(`${at}/file?format=csv`, admin.address), {
    headers: { Authorization: `Bearer ${plan.token}` },
  });
  const [, ...rows] = (await file.text()).trimEnd().split("\r\n");
  return rows.map((row) => row.split(",")[0] ?? "");
}

const shown = (till: NodeClient, number: string) =>
  till.call<VoucherView>("GET", `/v1/vouchers/${number}`);
const sold = (till: NodeClient, number: string) =>
  till.call<VoucherBooked>("POST", `/v1/vouchers/${number}/activate`, keyed({}));

async function known(till: NodeClient, number: string, state: string): Promise<void> {
  await waitFor(`a voucher is ${state}`, async () => {
    const { status, body } = await shown(till, number);
    return (status === 200 && body.state === state) || undefined;
  });
}

test("R721, R712 F1, F2: a printed voucher that two branches offer while the hub is gone is sold once", async () => {
  const [one = "", other = "", last = ""] = await printed(3);
  for (const number of [one, other, last]) await known(second, number, "inactive");
  expect((await sold(second, other)).status).toBe(201);
  await known(first, other, "active");
  await network.hub.stop();
  const refused = await sold(second, one);
  expect([refused.status, refused.body]).toMatchObject([409, { code: "too-little" }]);
  const done = await sold(first, one);
  expect(done.body.voucher).toMatchObject({ state: "active", rest: 1_500, guaranteed: 1_500 });
  await network.hub.start();
  await known(second, one, "active");
  expect((await sold(second, one)).body).toMatchObject({ code: "conflict" });
});
