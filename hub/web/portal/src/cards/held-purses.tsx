import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { formatBare } from "@cardweave/shared/ui/format-amount";
import type { ReactElement } from "react";
import type { Account, AccountPurse } from "./card-shapes.ts";
import { deskTexts } from "./desk-texts.ts";
import { usePurses } from "./use-purses.ts";

/** Each purse with what it consists of. */
export function HeldPurses({ account }: { readonly account: Account }): ReactElement {
  const texts = useTexts(deskTexts);
  return (
    <section className="tiles" aria-label={texts.holds}>
      {account.purses.map((purse) => (
        <HeldPurse key={purse.purse} purse={purse} />
      ))}
    </section>
  );
}

function HeldPurse({ purse }: { readonly purse: AccountPurse }): ReactElement {
  const texts = useTexts(deskTexts);
  const { language, day } = useFormats();
  const { name, unit } = usePurses().get(purse.purse);
  const amount = (value: number): string => formatBare(value, unit, language);
  return (
    <article className="held panel" data-purse={purse.purse}>
      <h3>{name}</h3>
      <p className="held-sum">
        <strong>{amount(purse.balance)}</strong>
        {purse.of === null ? null : <span className="soft"> {texts.ofSlots(purse.of)}</span>}
      </p>
      {purse.overdraft === 0 ? null : (
        <p className="bad">{texts.overdraft(amount(purse.overdraft))}</p>
      )}
      {purse.pending === 0 ? null : <p className="soft">{texts.pending(amount(purse.pending))}</p>}
      {purse.lots.length === 0 ? null : (
        <details>
          <summary>{texts.lots}</summary>
          <ul>
            {purse.lots.map((lot) => (
              <li key={lot.lot}>
                {texts.lot(
                  amount(lot.balance),
                  lot.expires === null ? null : day(lot.expires),
                  lot.paid,
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
