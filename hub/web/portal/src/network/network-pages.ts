import { everybody, lazyPage, overseers, type PageEntry } from "../frame/page-entry.ts";

const group = "network";
const holidays = lazyPage(() =>
  import("../calendar/holidays-page.tsx").then((one) => one.HolidaysPage),
);

/** Who and what belongs to the network, and the rules that hold in it. */
export const networkPages: readonly PageEntry[] = [
  {
    path: "/network/branches",
    roles: everybody,
    page: lazyPage(() => import("./branches-page.tsx").then((one) => one.BranchesPage)),
    nav: { group, icon: "branch", name: { de: "Filialen", en: "Branches" } },
  },
  {
    path: "/network/regions",
    roles: everybody,
    page: lazyPage(() => import("./regions-page.tsx").then((one) => one.RegionsPage)),
    nav: { group, icon: "region", name: { de: "Regionen", en: "Regions" } },
  },
  {
    path: "/network/franchisees",
    roles: everybody,
    page: lazyPage(() => import("./franchisees-page.tsx").then((one) => one.FranchiseesPage)),
    nav: { group, icon: "users", name: { de: "Franchisenehmer", en: "Franchisees" } },
  },
  {
    path: "/network/devices",
    roles: everybody,
    page: lazyPage(() => import("./devices-page.tsx").then((one) => one.DevicesPage)),
    nav: { group, icon: "node", name: { de: "Geräte", en: "Devices" } },
  },
  {
    path: "/network/tills",
    roles: everybody,
    page: lazyPage(() => import("./tills-page.tsx").then((one) => one.TillsPage)),
    nav: { group, icon: "till", name: { de: "Kassen", en: "Tills" } },
  },
  {
    path: "/network/staff",
    roles: everybody,
    page: lazyPage(() => import("./staff-page.tsx").then((one) => one.OperatorsPage)),
    nav: { group, icon: "user", name: { de: "Kassenpersonal", en: "Till staff" } },
  },
  {
    path: "/network/users",
    roles: overseers,
    page: lazyPage(() => import("./staff-page.tsx").then((one) => one.UsersPage)),
    nav: { group, icon: "users", name: { de: "Benutzer", en: "Users" } },
  },
  {
    path: "/network/purses",
    roles: everybody,
    page: lazyPage(() => import("./purses-page.tsx").then((one) => one.PursesPage)),
    nav: { group, icon: "money", name: { de: "Konten auf der Karte", en: "Purses" } },
  },
  {
    path: "/network/groups",
    roles: everybody,
    page: lazyPage(() => import("./groups-page.tsx").then((one) => one.GroupsPage)),
    nav: { group, icon: "gift", name: { de: "Kundengruppen", en: "Customer groups" } },
  },
  {
    path: "/network/articles",
    roles: everybody,
    page: lazyPage(() => import("../articles/articles-page.tsx").then((one) => one.ArticlesPage)),
    nav: { group, icon: "basket", name: { de: "Artikel", en: "Articles" } },
  },
  {
    path: "/network/article-groups",
    roles: everybody,
    page: lazyPage(() =>
      import("../articles/article-groups-page.tsx").then((one) => one.ArticleGroupsPage),
    ),
    nav: { group, icon: "ticket", name: { de: "Artikelgruppen", en: "Article groups" } },
  },
  {
    path: "/network/tiers",
    roles: everybody,
    page: lazyPage(() => import("../tiers/tiers-page.tsx").then((one) => one.TiersPage)),
    nav: { group, icon: "points", name: { de: "Stufen", en: "Tiers" } },
  },
  {
    path: "/network/holidays",
    roles: everybody,
    page: holidays,
    nav: { group, icon: "calendar", name: { de: "Feiertage", en: "Holidays" } },
  },
  { path: "/network/holidays/{year}", roles: everybody, page: holidays },
  {
    path: "/network/webhooks",
    roles: overseers,
    page: lazyPage(() => import("../webhooks/webhooks-page.tsx").then((one) => one.WebhooksPage)),
    nav: { group, icon: "bell", name: { de: "Webhooks", en: "Webhooks" } },
  },
  {
    path: "/network/webhooks/{id}",
    roles: overseers,
    page: lazyPage(() => import("../webhooks/webhook-page.tsx").then((one) => one.WebhookPage)),
  },
  {
    path: "/network/rules",
    roles: everybody,
    page: lazyPage(() => import("../rules/rules-page.tsx").then((one) => one.RulesPage)),
    nav: { group, icon: "settings", name: { de: "Regeln", en: "Rules" } },
  },
  {
    path: "/network/audit",
    roles: overseers,
    page: lazyPage(() => import("./audit-page.tsx").then((one) => one.AuditPage)),
    nav: { group, icon: "history", name: { de: "Protokoll", en: "Audit log" } },
  },
  {
    path: "/network/day",
    roles: everybody,
    page: lazyPage(() => import("../day/day-page.tsx").then((one) => one.DayPage)),
    nav: { group: "now", icon: "sum", name: { de: "Tagesabschluss", en: "End of day" } },
  },
];
