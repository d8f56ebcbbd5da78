import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import type { Unit } from "@cardweave/shared/ui/format-amount";
import { formatBare } from "@cardweave/shared/ui/format-amount";

/** Writes minor units of the till's currency, for sums that are in no purse. */
export function useMoney(currency: string): (amount: number) => string {
  const { language } = useLanguage();
  const unit: Unit = { kind: "money", currency };
  return (amount) => formatBare(amount, unit, language);
}
