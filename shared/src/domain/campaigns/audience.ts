import type { CardFacts } from "./asked.ts";
import type { Audience } from "./campaign.ts";

export type WhyNotCard =
  | "needs-card"
  | "wrong-card"
  | "wrong-group"
  | "wrong-tier"
  | "not-first-purchase";

/** Why a campaign is not for this card, undefined when it is. */
export function whyNotCard(
  card: CardFacts | null,
  audience: Audience = {},
): WhyNotCard | undefined {
  if (card === null) return needsCard(audience) ? "needs-card" : undefined;
  const { customerGroups, tiers, firstPurchase } = audience;
  if (!isKind(card, audience.card ?? "any")) return "wrong-card";
  if (!isAmong(card.customerGroup, customerGroups)) return "wrong-group";
  if (!isAmong(card.tier, tiers)) return "wrong-tier";
  const isMeant = firstPurchase === undefined || firstPurchase === card.firstPurchase;
  return isMeant ? undefined : "not-first-purchase";
}

/** Every wish but `any` is one about a card. */
function needsCard({ card = "any", customerGroups, tiers, firstPurchase }: Audience): boolean {
  const about = [customerGroups, tiers, firstPurchase];
  return card !== "any" || about.some((wish) => wish !== undefined);
}

function isKind({ personal }: CardFacts, wanted: NonNullable<Audience["card"]>): boolean {
  if (wanted === "any" || wanted === "required") return true;
  return personal === (wanted === "personal");
}

function isAmong(value: string | null, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}
