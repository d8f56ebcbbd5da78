import { moneyText, type SlipLanguage, slipText } from "../../domain/sale/slip.ts";
import type { PurseDef } from "../../protocol/http/purse.ts";
import type { ReceiptTenderView, ReceiptView } from "../../protocol/http/receipt.ts";

/** The receipt for people: as it may be printed or shown. */
export function receiptSlip(
  receipt: ReceiptView,
  purses: readonly PurseDef[],
  language: SlipLanguage,
): string {
  const purseOf = (id: string | null) => purses.find(({ purse }) => purse === id);
  const nameOf = (id: string | null) => purseOf(id)?.name[language] ?? id;
  const tender = ({ purse, units, amount, unsettled }: ReceiptTenderView) => {
    const isMoney = purse === null || purseOf(purse)?.kind === "money";
    return { name: nameOf(purse), units: isMoney ? null : units, amount, unsettled };
  };
  const credits = receipt.entries.filter(({ kind }) => kind === "credit");
  return slipText(
    {
      branch: receipt.branchName ?? receipt.branch ?? "",
      till: receipt.till ?? "",
      number: receipt.number,
      at: receipt.happenedAt ?? receipt.at,
      currency: receipt.currency ?? "",
      lines: receipt.lines.map(({ name, article, kind, quantity, gross, discount }) => {
        return { name: name ?? article ?? kind, quantity, gross, discount };
      }),
      net: receipt.net,
      tenders: receipt.tenders.map(tender),
      credits: credits.map(({ purse, amount }) => {
        const isMoney = purseOf(purse)?.kind === "money";
        const text = isMoney ? moneyText(amount, language) : String(amount);
        return { name: nameOf(purse) ?? "", amount: text };
      }),
    },
    language,
  );
}
