import { readableNumber } from "@cardweave/shared/domain/voucher/voucher-code";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type ReactElement, useState } from "react";
import { voucherFilePath } from "../api/desk-api.ts";
import type { VoucherView } from "../api/sale-shapes.ts";
import { canJoinSale, withVoucher } from "../sale/take-voucher.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { useHeld } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { type VoucherTexts, voucherTexts } from "./voucher-texts.ts";

export interface VoucherCardProps extends PlaceProps {
  readonly voucher: VoucherView;
  readonly money: (amount: number) => string;
}

const tones: Readonly<Record<string, string>> = {
  active: "tag-good",
  inactive: "tag-new",
  unknown: "tag-warn",
  expired: "tag-bad",
  void: "tag-bad",
  blocked: "tag-bad",
};

interface Fact {
  readonly name: string;
  readonly said: string;
}

interface Said {
  readonly texts: VoucherTexts;
  readonly money: (amount: number) => string;
  readonly dayText: (day: string) => string;
}

function factsOf(voucher: VoucherView, { texts, money, dayText }: Said): readonly Fact[] {
  const { state, price, value, rest, guaranteed, provisional, expires } = voucher;
  const sold = [
    { name: texts.rest, said: money(rest) },
    { name: texts.here, said: money(guaranteed) },
    ...(guaranteed < rest ? [{ name: texts.provisional, said: money(provisional) }] : []),
  ];
  const waiting = [
    { name: texts.value, said: money(value) },
    { name: texts.price, said: money(price) },
  ];
  const worth = state === "active" ? sold : state === "inactive" ? waiting : [];
  return [
    ...worth,
    { name: texts.expires, said: expires === null ? texts.forever : dayText(expires) },
  ];
}

/** A voucher as it is now, and what can be done with it. */
export function VoucherCard(props: VoucherCardProps): ReactElement {
  const { voucher, money } = props;
  const { language, dayText } = useWords();
  const texts = voucherTexts(language);
  const { state, number } = voucher;
  return (
    <article className="panel voucher" data-voucher={state}>
      <header>
        <Icon name="ticket" />
        <strong className="voucher-number">{readableNumber(number)}</strong>
        <span className={`tag ${tones[state] ?? ""}`}>{texts.states[state] ?? state}</span>
      </header>
      <dl className="facts">
        {factsOf(voucher, { texts, money, dayText }).map(({ name, said }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <Hands {...props} />
    </article>
  );
}

const printed = ["active", "inactive"];

function Hands({ voucher, room, acts }: VoucherCardProps): ReactElement {
  const { language } = useWords();
  const texts = voucherTexts(language);
  const sale = useHeld(room.sale);
  const { number, state } = voucher;
  const isIn =
    sale.lines.some((line) => line.voucher === number) ||
    sale.pays.some((pay) => pay.voucher === number);
  const join = (): void => {
    room.sale.change((now) => withVoucher(now, voucher));
    acts.open("sale");
  };
  return (
    <div className="hands unprinted">
      {canJoinSale(voucher) ? (
        <ActionButton icon="basket" onPress={join} isDisabled={isIn}>
          {isIn ? texts.inSale : state === "active" ? texts.pay : texts.sell}
        </ActionButton>
      ) : null}
      {printed.includes(state) ? (
        <a
          className="button button-plain"
          href={voucherFilePath(number, language)}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="print" />
          {texts.file}
        </a>
      ) : null}
      {state === "inactive" ? <VoidButton number={number} acts={acts} /> : null}
    </div>
  );
}

/** Two presses: a voided voucher is never sold. */
function VoidButton({
  number,
  acts,
}: Pick<VoucherView, "number"> & Pick<PlaceProps, "acts">): ReactElement {
  const { language } = useWords();
  const texts = voucherTexts(language);
  const [isSure, setSure] = useState(false);
  const press = (): void => {
    const path = `/v1/vouchers/${encodeURIComponent(number)}/void`;
    if (isSure) acts.run({ kind: "void-voucher", path, body: {}, card: null });
    setSure(!isSure);
  };
  return (
    <ActionButton look={isSure ? "danger" : "quiet"} onPress={press} isDisabled={!acts.canBook}>
      {isSure ? texts.voidSure : texts.void}
    </ActionButton>
  );
}
