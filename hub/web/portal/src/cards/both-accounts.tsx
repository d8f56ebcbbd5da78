import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { formatBare } from "@cardweave/shared/ui/format-amount";
import type { ReactElement } from "react";
import { actTexts } from "./act-texts.ts";
import type { Account } from "./card-shapes.ts";
import { deskTexts } from "./desk-texts.ts";
import { usePurses } from "./use-purses.ts";

function balanceIn({ purses }: Account, purse: string): number {
  return purses.find((one) => one.purse === purse)?.balance ?? 0;
}

/** Two accounts side by side, and what they come to together. */
export function BothAccounts(props: {
  readonly one: Account;
  readonly other: Account;
}): ReactElement {
  const { one, other } = props;
  const texts = useTexts(actTexts);
  const desk = useTexts(deskTexts);
  const { language } = useFormats();
  const purses = usePurses();
  const ids = [...new Set([...one.purses, ...other.purses].map(({ purse }) => purse))];
  return (
    <table className="both">
      <thead>
        <tr>
          <th scope="col">{desk.balance}</th>
          <th scope="col">{texts.thisCard}</th>
          <th scope="col">
            {other.known ? texts.otherCard : `${texts.otherCard} (${texts.neverUsed})`}
          </th>
          <th scope="col">{texts.together}</th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => {
          const { name, unit } = purses.get(id);
          const amounts = [balanceIn(one, id), balanceIn(other, id)] as const;
          const all = [...amounts, amounts[0] + amounts[1]];
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              {all.map((amount, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that stay where they are
                <td key={at}>{formatBare(amount, unit, language)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
