import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Toured } from "./tour-network.ts";

export type Stop = {
  /** As the room of the portal lists it, and what of it is shown. */
  readonly page: string;
  readonly address: string;
};

const list = fileURLToPath(new URL("../../hub/web/portal/src/pages.ts", import.meta.url));

/** That list and those that it takes in. */
function listsFrom(file: string): readonly string[] {
  const rooms = [...readFileSync(file, "utf8").matchAll(/from "(\.[^"]+-pages\.ts)"/g)];
  return [file, ...rooms.flatMap(([, room = ""]) => listsFrom(join(dirname(file), room)))];
}

/** The addresses of all pages, as the rooms of the portal list them. */
export function listedPages(): readonly string[] {
  return listsFrom(list).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bpath: "([^"]+)"/g)].map(([, path = ""]) => path),
  );
}

/** What stands in the braces of an address. */
function idsOf({ account, campaign, coupon, webhook, design }: Toured): Record<string, string> {
  return {
    "/campaigns/{id}": campaign,
    "/live/branches/{id}": "nord",
    "/cards/{id}": account,
    "/cards/designs/{id}": design,
    "/network/holidays/{year}": "2027",
    "/network/webhooks/{id}": webhook,
    "/coupons/{id}": coupon,
  };
}

const tabs = ["try", "effect", "life"];

/** Every page once, the campaign's with each of its tabs. A page without an example is an error. */
export function stopsOf(toured: Toured): readonly Stop[] {
  const ids = idsOf(toured);
  return listedPages().flatMap((page) => {
    const id = ids[page];
    if (page.includes("{") && id === undefined) {
      throw new Error(`the tour needs an example for ${page}`);
    }
    const address = page.replace(/\{.*\}/, id ?? "");
    const stop = { page, address };
    if (page !== "/campaigns/{id}") return [stop];
    return [
      stop,
      ...tabs.map((tab) => ({ page: `${page}-${tab}`, address: `${address}?tab=${tab}` })),
    ];
  });
}

/** `/cards/{id}` is `cards-id` in the name of a picture. */
export function pictureName(page: string): string {
  const name = page.slice(1).replaceAll(/[{}]/g, "").replaceAll("/", "-");
  return name === "" ? "start" : name;
}

export const looks = [
  { name: "en-light", language: "en", colorScheme: "light" },
  { name: "de-dark", language: "de", colorScheme: "dark" },
  { name: "en-dark", language: "en", colorScheme: "dark" },
  { name: "de-light", language: "de", colorScheme: "light" },
] as const;

/** Which of the looks a page has in a usual run: always the same, whatever pages are added. */
export function lookOf(page: string): (typeof looks)[number] {
  const sum = [...page].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return looks[sum % looks.length] ?? looks[0];
}
