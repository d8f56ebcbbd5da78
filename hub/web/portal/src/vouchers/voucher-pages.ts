import { everybody, lazyPage, type PageEntry } from "../frame/page-entry.ts";

const group = "cards";

/** What goes out on paper or by e-mail: vouchers to sell, coupons to give away. */
export const voucherPages: readonly PageEntry[] = [
  {
    path: "/vouchers",
    roles: everybody,
    page: lazyPage(() => import("./vouchers-page.tsx").then((one) => one.VouchersPage)),
    nav: { group, icon: "gift", name: { de: "Gutscheine", en: "Vouchers" } },
  },
  {
    path: "/coupons",
    roles: everybody,
    page: lazyPage(() => import("./coupons-page.tsx").then((one) => one.CouponsPage)),
    nav: { group, icon: "ticket", name: { de: "Coupons", en: "Coupons" } },
  },
  {
    path: "/coupons/{id}",
    roles: everybody,
    page: lazyPage(() => import("./coupon-page.tsx").then((one) => one.CouponPage)),
  },
];
