import { assert } from "../../domain/assert.ts";
import { canonicalCard } from "../../domain/card.ts";
import { madeVouchers } from "../../protocol/http/voucher.ts";
import { ask } from "../app-builders.ts";
import { aSale, aShop, call, type Shop, type Told } from "../sale/shop-builders.ts";
import { ReplicaVoucherSales } from "./replica-voucher-sales.ts";
import { ReplicaVouchers } from "./replica-vouchers.ts";
import { voucherRoutes, voucherSaleRoutes } from "./voucher-routes.ts";

const roles = ["till", "integration"] as const;

/** Ten for fifteen. */
export const wish = { price: 1_000, value: 1_500, currency: "EUR", count: 1, till: "t1" };

/** A branch that sells vouchers, and what a till asks of it. */
export type VoucherShop = {
  readonly shop: Shop;
  readonly make: (given?: object) => Promise<readonly string[]>;
  readonly one: (given?: object) => Promise<string>;
  readonly show: (
    number: string,
    as?: string,
  ) => Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  readonly sold: (number: string, body?: object) => Promise<Told>;
  readonly voided: (number: string) => Promise<Told>;
  readonly pay: (number: string, amount: number) => Promise<Told>;
  readonly file: (path: string, rest?: object) => Promise<Response>;
};

export async function aVoucherShop(): Promise<VoucherShop> {
  const shop = await aShop({
    routes: (parts) => {
      const vouchers = new ReplicaVouchers(parts.replica, parts.cards);
      const sales = new ReplicaVoucherSales({ ...parts, vouchers });
      return [...voucherRoutes(vouchers, roles), ...voucherSaleRoutes(sales, roles)];
    },
  });
  const make: VoucherShop["make"] = async (given = {}) => {
    const { status, body } = await call(shop, "/v1/vouchers", { body: { ...wish, ...given } });
    assert(status === 201, "vouchers are made");
    return madeVouchers.parse(body).vouchers.map(({ number }) => number);
  };
  const at = (path: string) => `${shop.app.url}/v1/vouchers/${path}`;
  return {
    shop,
    make,
    one: async (given) => (await make(given))[0] ?? "",
    show: async (number, as = "t1") => {
      const response = await ask(at(number), { as });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    sold: (number, body = {}) =>
      call(shop, `/v1/vouchers/${number}/activate`, { body: { till: "t1", ...body } }),
    voided: (number) => call(shop, `/v1/vouchers/${number}/void`, { body: { till: "t1" } }),
    pay: (number, amount) => {
      const tender = { card: { scheme: "voucher", number }, purse: "money", amount };
      return call(shop, "/v1/sales", { body: aSale({ card: null, pay: [tender] }) });
    },
    file: (path, rest = {}) => ask(at(path), { as: "t1", ...rest }),
  };
}

/** A good number of nobody's. */
export function unknown(at: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const stem = `ZZZZZZZZZZZZZZ${letters[Math.floor(at / 20)]}${letters[at % 20]}`;
  const found = [...letters].find((end) => {
    return canonicalCard({ scheme: "voucher", number: stem + end }, ["voucher"]).ok;
  });
  return stem + found;
}
