import { designerPages } from "../designer/designer-pages.ts";
import { everybody, lazyPage, type PageEntry } from "../frame/page-entry.ts";

const group = "cards";

/** Cards: found, seen to, made. */
export const cardPages: readonly PageEntry[] = [
  {
    path: "/cards",
    roles: everybody,
    page: lazyPage(() => import("./search-page.tsx").then((one) => one.SearchPage)),
    nav: { group, icon: "search", name: { de: "Karte finden", en: "Find a card" } },
  },
  {
    path: "/cards/batches",
    roles: everybody,
    page: lazyPage(() => import("./batches-page.tsx").then((one) => one.BatchesPage)),
    nav: { group, icon: "print", name: { de: "Kartenstapel", en: "Card batches" } },
  },
  ...designerPages,
  {
    path: "/cards/{id}",
    roles: everybody,
    page: lazyPage(() => import("./account-page.tsx").then((one) => one.AccountPage)),
  },
];
