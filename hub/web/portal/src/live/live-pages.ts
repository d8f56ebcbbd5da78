import { everybody, lazyPage, type PageEntry } from "../frame/page-entry.ts";

/** What goes on in the branches now. */
export const livePages: readonly PageEntry[] = [
  {
    path: "/live",
    roles: everybody,
    page: lazyPage(() => import("./live-page.tsx").then((one) => one.LivePage)),
    nav: { group: "now", icon: "pulse", name: { de: "Live", en: "Live" } },
  },
  {
    path: "/live/branches/{id}",
    roles: everybody,
    page: lazyPage(() => import("./branch-page.tsx").then((one) => one.BranchPage)),
  },
];
