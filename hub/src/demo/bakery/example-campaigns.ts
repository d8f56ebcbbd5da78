import type { NewCampaign } from "@cardweave/shared/protocol/http/campaign-life";

/** What a bakery chain might run, as `POST /v1/campaigns` takes it. */
export const exampleCampaigns: readonly NewCampaign[] = [
  {
    id: "bakery-points",
    draft: {
      name: "2 Euro = 1 Punkt",
      effects: [{ type: "earnPoints", purse: "points", per: 200, points: 1 }],
    },
  },
  {
    id: "morning-double",
    draft: {
      name: "Doppelte Punkte am frühen Morgen",
      time: { weekdays: [1, 2, 3, 4, 5], windows: [{ from: "06:00", to: "08:00" }] },
      effects: [{ type: "multiplyPoints", purse: "points", factorBasisPoints: 20_000 }],
    },
  },
  {
    id: "evening-cake",
    draft: {
      name: "Kuchen ab 17 Uhr 20 % günstiger",
      time: { windows: [{ from: "17:00", to: "18:30" }] },
      select: { groups: ["cake"] },
      effects: [{ type: "percentOff", target: "line", basisPoints: 2000 }],
    },
  },
];
