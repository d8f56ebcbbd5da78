import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import type { ReactElement } from "react";
import type { RewardView } from "../api/shapes.ts";
import { rewardToggled } from "../sale/sale-draft.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { CardOn } from "../till/till-session.ts";
import { useWords } from "./words.tsx";

export interface RewardsRowProps {
  readonly on: CardOn;
  readonly room: TillRoom;
}

/** What the card may have now; a press takes it along into a sale. */
export function RewardsRow({ on, room }: RewardsRowProps): ReactElement | null {
  const { texts, amount } = useWords();
  const { rewards = [], coupons = [] } = on.account;
  const all = [...rewards, ...coupons];
  if (all.length === 0) return null;
  const costOf = ({ cost }: RewardView): string => {
    const purse = room.purses.find((one) => one.purse === cost?.purse);
    return purse === undefined || cost === undefined ? "" : amount(cost.amount, purse);
  };
  const take = (campaign: string): void => {
    room.sale.change((sale) =>
      sale.rewards.includes(campaign) ? sale : rewardToggled(sale, campaign),
    );
    room.place.change(() => "sale");
  };
  return (
    <section className="rewards-row" aria-labelledby="rewards-title">
      <h2 id="rewards-title">{texts.rewardsTitle}</h2>
      <ul>
        {all.map((one) => (
          <li key={one.campaign}>
            <ActionButton icon="gift" className="offer" onPress={() => take(one.campaign)}>
              <strong>{one.name}</strong> <span className="offer-facts">{costOf(one)}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
