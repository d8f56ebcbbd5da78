import type { CapRoom, CardFacts } from "../../domain/campaigns/asked.ts";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { capPurse } from "../../domain/campaigns/campaign-purses.ts";
import { inForce } from "../../domain/campaigns/in-force.ts";
import { spendable } from "../../domain/decide.ts";
import type { BusinessDay } from "../../domain/lots.ts";
import type { Instant } from "../../domain/measure.ts";
import { placeOf } from "../../domain/place-of.ts";
import { dayIn } from "../../domain/time.ts";
import { viewAt } from "../../replica/act.ts";
import { type KeptCap, keptCaps, usedOf } from "../../replica/kept-caps.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Sight } from "./compose-sale.ts";

/** The day that campaigns go by in a branch. */
export function dayAt({ directory }: Replica, branch: string, at: Instant): BusinessDay {
  return dayIn(placeOf(directory, branch).zone, at);
}

export type RoomsAsked = {
  readonly replica: Replica;
  readonly sight: Sight;
  readonly branch: string;
  readonly at: Instant;
};

type Rooms = Readonly<Record<string, CapRoom>>;

/** What is left here of every campaign's caps; `card` null without one. */
export async function campaignRooms(asked: RoomsAsked, card: CardFacts | null): Promise<Rooms> {
  const rooms: Record<string, CapRoom> = card === null ? {} : { ...cardRooms(asked, card) };
  for (const kept of keptHere(asked)) {
    const name = kept.cap === "budget" ? "budget" : "branch";
    const left = await roomIn(asked, kept);
    rooms[kept.campaign] = { ...rooms[kept.campaign], [name]: left };
  }
  return rooms;
}

/** As if nothing had been used up of budgets and of the branch's caps. */
export function unboundedRooms(rooms: Rooms): Rooms {
  const open = { budget: Number.MAX_SAFE_INTEGER, branch: Number.MAX_SAFE_INTEGER };
  return Object.fromEntries(Object.entries(rooms).map(([id, room]) => [id, { ...room, ...open }]));
}

function cardRooms({ replica: { campaigns } }: RoomsAsked, { purses }: CardFacts): Rooms {
  const capped = campaigns.current.campaigns.flatMap(({ campaign: { id, caps } }) => {
    if (caps?.perCard === undefined) return [];
    const { n, per } = caps.perCard;
    return [[id, { card: Math.max(0, n - (purses[capPurse(id, per)] ?? 0)) }] as const];
  });
  return Object.fromEntries(capped);
}

/** What is in force in this branch and has a budget, or a cap for it. */
function cappedHere({ replica, branch, at }: Omit<RoomsAsked, "sight">): readonly Campaign[] {
  const { directory, campaigns } = replica;
  const capped = campaigns.current.campaigns.filter(
    ({ campaign: { caps } }) => caps?.budget !== undefined || caps?.perBranch !== undefined,
  );
  return capped.length === 0 ? [] : inForce(capped, placeOf(directory, branch), at);
}

export function keptHere(asked: Omit<RoomsAsked, "sight">): readonly KeptCap[] {
  const here = cappedHere(asked);
  if (here.length === 0) return [];
  const { replica, branch, at } = asked;
  const day = dayAt(replica, branch, at);
  return here.flatMap((campaign) => keptCaps(campaign, { branch, day }));
}

/** Own rights alone; of a branch's cap no more than a later version leaves. Source: SPEC R621. */
async function roomIn({ replica, sight }: RoomsAsked, kept: KeptCap): Promise<number> {
  const { doc, purse, cap, amount } = kept;
  const definition = replica.directory.purses.get(purse);
  if (definition === undefined) return 0;
  const account = await sight.account(doc);
  const { guaranteed } = spendable(viewAt(replica, account, sight), definition);
  if (cap === "budget") return guaranteed;
  return Math.max(0, Math.min(guaranteed, amount - usedOf(account, purse)));
}
