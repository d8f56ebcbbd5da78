import type { Network } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import type { TillPage } from "./till-page.ts";

/** Puts articles into the master, and waits until the first branch's node knows them. */
export async function stock(
  network: Network,
  articles: readonly { readonly id: string; readonly [field: string]: unknown }[],
): Promise<void> {
  const told = await network.admin.call("PUT", "/v1/articles", { body: { articles } });
  if (told.status !== 200) throw new Error(told.text);
  for (const { id } of articles) {
    await waitFor(`the article ${id}`, async () => {
      const { till } = network.branch(0);
      return (await till.call("GET", `/v1/articles/${id}`)).status === 200 || undefined;
    });
  }
}

/** Puts lines into the basket, as `2x3.50 Bread`. */
export async function basketOf(till: TillPage, ...lines: readonly string[]): Promise<void> {
  await till.press("F10");
  await till.sees(".sale");
  for (const line of lines) {
    await till.page.fill("input[name=line]", line);
    await till.press("Enter");
  }
  await till.sees(`.basket-row:nth-child(${lines.length})`);
}

/** Waits until the sale comes to that, and to that much left to pay. Minor units. */
export async function comesTo(till: TillPage, net: number, toPay: number): Promise<void> {
  await till.sees(`.total[data-old="false"][data-net="${net}"][data-to-pay="${toPay}"]`);
}

/** Books the sale and gives back its receipt. */
export async function bookSale(till: TillPage): Promise<string> {
  await till.page.click(".sale-book");
  const done = await till.page.waitForSelector(".sale-done[data-receipt]");
  return (await done.getAttribute("data-receipt")) ?? "";
}

/** Makes one voucher at the till and gives back its number. */
export async function makeVoucher(till: TillPage, value: string, price: string): Promise<string> {
  await till.press("F9");
  await till.sees(".vouchers");
  await till.page.fill("input[name=value]", value);
  await till.page.fill("input[name=price]", price);
  await till.page.focus("input[name=price]");
  await till.press("Enter");
  await till.sees(".made .voucher");
  return (await till.text(".made .voucher-number")).replaceAll(" ", "");
}
