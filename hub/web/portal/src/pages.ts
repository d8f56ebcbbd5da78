import { campaignPages } from "./campaigns/campaign-pages.ts";
import { cardPages } from "./cards/card-pages.ts";
import type { PageEntry } from "./frame/page-entry.ts";
import { livePages } from "./live/live-pages.ts";
import { networkPages } from "./network/network-pages.ts";
import { reportPages } from "./reports/report-pages.ts";
import { startPages } from "./start/start-pages.ts";
import { voucherPages } from "./vouchers/voucher-pages.ts";

/** All pages of the portal, in the order of the navigation; a room adds its own list here. */
export const pages: readonly PageEntry[] = [
  ...startPages,
  ...livePages,
  ...campaignPages,
  ...cardPages,
  ...voucherPages,
  ...networkPages,
  ...reportPages,
];
