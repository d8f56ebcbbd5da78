import { isDocId, isVoucher } from "../../domain/ids.ts";
import {
  moneyText,
  type Slip,
  type SlipLanguage,
  type SlipRow,
  type SlipSum,
  slipRows,
} from "../../domain/sale/slip.ts";
import { voucherPurse } from "../../domain/voucher/voucher.ts";
import type { AccountView } from "../../protocol/http/account.ts";
import type { PurseDef } from "../../protocol/http/purse.ts";
import type { ReceiptTenderView, ReceiptView } from "../../protocol/http/receipt.ts";

export type SlipParts = {
  readonly receipt: ReceiptView;
  readonly purses: readonly PurseDef[];
  /** Of the cards and vouchers that are named on the receipt, as they are now. */
  readonly accounts: readonly AccountView[];
};

/** The receipt for people: as it may be printed or shown. */
export function receiptSlip(parts: SlipParts, language: SlipLanguage): readonly SlipRow[] {
  const { receipt, accounts } = parts;
  const names = namesIn(parts.purses, language);
  const credits = receipt.entries.filter(({ kind }) => kind === "credit");
  const slip: Slip = {
    branch: receipt.branchName ?? receipt.branch ?? "",
    till: receipt.till ?? "",
    number: receipt.number,
    at: receipt.happenedAt ?? receipt.at,
    currency: receipt.currency ?? "",
    lines: receipt.lines.map(({ name, article, kind, quantity, gross, discount, discounts }) => {
      return { name: name ?? article ?? kind, quantity, gross, discount, discounts };
    }),
    net: receipt.net,
    tenders: receipt.tenders.map((tender) => tenderOn(tender, names)),
    credits: credits.map(({ purse, amount }) => names.sum(purse ?? "", amount)),
    balances: accounts.filter((one) => !isOfVoucher(one)).flatMap((one) => held(one, names)),
    rests: accounts.filter(isOfVoucher).flatMap((one) => held(one, names)),
    provisional: receipt.entries.some(({ state }) => state === "provisional"),
  };
  return slipRows(slip, language);
}

type Names = {
  readonly nameOf: (purse: string | null) => string | null;
  readonly isMoney: (purse: string | null) => boolean;
  readonly sum: (purse: string, amount: number) => SlipSum;
};

function namesIn(purses: readonly PurseDef[], language: SlipLanguage): Names {
  const purseOf = (id: string | null) => purses.find(({ purse }) => purse === id);
  const nameOf = (id: string | null) => purseOf(id)?.name[language] ?? id;
  const isMoney = (id: string | null) => id === null || purseOf(id)?.kind === "money";
  const sum = (purse: string, amount: number) => {
    const text = isMoney(purse) ? moneyText(amount, language) : String(amount);
    return { name: nameOf(purse) ?? "", amount: text };
  };
  return { nameOf, isMoney, sum };
}

function tenderOn(
  { purse, units, amount, unsettled }: ReceiptTenderView,
  { nameOf, isMoney }: Names,
): Slip["tenders"][number] {
  return { name: nameOf(purse), units: isMoney(purse) ? null : units, amount, unsettled };
}

function isOfVoucher({ id }: AccountView): boolean {
  return isDocId(id) && isVoucher(id);
}

/** Empty purses are left out, but for a voucher, whose end is news. */
function held(account: AccountView, { sum }: Names): readonly SlipSum[] {
  const isVoucherOne = isOfVoucher(account);
  return account.purses
    .filter(({ purse, balance }) => balance !== 0 || (isVoucherOne && purse === voucherPurse))
    .map(({ purse, balance }) => sum(purse, balance));
}
