import { everybody, lazyPage, type PageEntry } from "../frame/page-entry.ts";

/** What cards look like. */
export const designerPages: readonly PageEntry[] = [
  {
    path: "/cards/designs",
    roles: everybody,
    page: lazyPage(() => import("./designs-page.tsx").then((one) => one.DesignsPage)),
    nav: { group: "cards", icon: "edit", name: { de: "Kartenentwürfe", en: "Card designs" } },
  },
  {
    path: "/cards/designs/{id}",
    roles: everybody,
    page: lazyPage(() => import("./designer-page.tsx").then((one) => one.DesignerPage)),
  },
];
