import { everybody, lazyPage, network, type PageEntry } from "../frame/page-entry.ts";

export const startPages: readonly PageEntry[] = [
  {
    path: "/",
    roles: everybody,
    page: lazyPage(() => import("./start-page.tsx").then((one) => one.StartPage)),
    nav: { group: "now", icon: "check", name: { de: "Start", en: "Start" } },
  },
  {
    // For whoever works on the pages: in no navigation.
    path: "/components",
    roles: network,
    page: lazyPage(() =>
      import("../components-page/components-page.tsx").then((one) => one.ComponentsPage),
    ),
  },
];
