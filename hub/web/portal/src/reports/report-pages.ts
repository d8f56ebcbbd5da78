import { lazyPage, overseers, type PageEntry } from "../frame/page-entry.ts";

/** What headquarters has to know in time. */
export const reportPages: readonly PageEntry[] = [
  {
    path: "/reports/limited-network",
    roles: overseers,
    page: lazyPage(() => import("./limit-page.tsx").then((one) => one.LimitPage)),
    nav: {
      group: "money",
      icon: "shield",
      name: { de: "Guthabengrenze", en: "Prepaid limit" },
    },
  },
  {
    path: "/reports/expiring",
    roles: overseers,
    page: lazyPage(() => import("./expiring-page.tsx").then((one) => one.ExpiringPage)),
    nav: { group: "money", icon: "clock", name: { de: "Was bald verfällt", en: "What ends soon" } },
  },
];
