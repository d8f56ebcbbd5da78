import { everybody, lazyPage, type PageEntry, type Role } from "../frame/page-entry.ts";

const makers: readonly Role[] = ["operator", "headquarters", "manager"];

/** Campaigns: what there is, when it holds, and one of them from the draft to its end. */
export const campaignPages: readonly PageEntry[] = [
  {
    path: "/campaigns",
    roles: everybody,
    page: lazyPage(() => import("./list-page.tsx").then((one) => one.CampaignListPage)),
    nav: { group: "campaigns", icon: "megaphone", name: { de: "Aktionen", en: "Campaigns" } },
  },
  {
    path: "/timeline",
    roles: everybody,
    page: lazyPage(() => import("./timeline-page.tsx").then((one) => one.TimelinePage)),
    nav: { group: "campaigns", icon: "calendar", name: { de: "Zeitleiste", en: "Time line" } },
  },
  {
    path: "/campaigns/new",
    roles: makers,
    page: lazyPage(() => import("./new-page.tsx").then((one) => one.NewCampaignPage)),
  },
  {
    path: "/campaigns/{id}",
    roles: everybody,
    page: lazyPage(() => import("./campaign-page.tsx").then((one) => one.CampaignPage)),
  },
];
