import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { articleFormTexts } from "./article-form-texts.ts";
import { type Article, type ArticlePrice, readPriceGroup } from "./article-shapes.ts";
import { articleTexts } from "./article-texts.ts";

/** What it cost, costs and will cost; and the lowest that a reduction has to name. */
export function ArticlePrices({ article }: { readonly article: Article }): ReactElement {
  const texts = useTexts(articleFormTexts);
  const common = useTexts(articleTexts);
  const { now } = usePage();
  const { money } = useFormats();
  const { history, lowest30 } = article;
  const at = now();
  const current = history.findLast(({ from }) => from <= at);
  return (
    <section aria-labelledby="article-prices">
      <h3 id="article-prices">{texts.history}</h3>
      {history.length === 0 ? <p className="soft">{texts.noHistory}</p> : null}
      <ol className="article-prices">
        {history.toReversed().map((price) => (
          <PriceLine
            key={price.from}
            price={price}
            state={price === current ? "now" : price.from > at ? "later" : "past"}
          />
        ))}
      </ol>
      {lowest30 === null ? null : (
        <p className="soft">
          {common.lowest}: {money(lowest30)}. {common.lowestHint}
        </p>
      )}
    </section>
  );
}

function PriceLine(props: {
  readonly price: ArticlePrice;
  readonly state: "now" | "later" | "past";
}): ReactElement {
  const { price, state } = props;
  const texts = useTexts(articleFormTexts);
  const common = useTexts(articleTexts);
  const { money, when, language } = useFormats();
  const groups = useRows("/v1/price-groups", readPriceGroup).value ?? [];
  const nameOf = (id: string): string => groups.find((one) => one.id === id)?.name[language] ?? id;
  const others = Object.entries(price.prices).map(
    ([id, amount]) => `${nameOf(id)} ${money(amount)}`,
  );
  const usual = price.unitPrice === null ? common.askPrice : money(price.unitPrice);
  return (
    <li data-state={state}>
      <strong>{usual}</strong>
      <span className="soft">{others.join(", ")}</span>
      <span>
        {state === "past" ? null : (
          <StateChip tone={state === "now" ? "good" : "accent"}>{texts[state]}</StateChip>
        )}
      </span>
      <span className="soft">{texts.since(when(price.from))}</span>
    </li>
  );
}
