import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { LookBook } from "./look-book.ts";
import { readerBeside, seen } from "./look-grid.ts";
import { lookProofs } from "./look-proofs.ts";
import { picture } from "./picture.ts";
import { writeOverview } from "./picture-overview.ts";
import type { PortalPage } from "./portal-page.ts";
import { withPortals } from "./portals.ts";
import { screenScenes } from "./screen-scenes.ts";
import { StatusPage } from "./status-page.ts";
import { TillPage } from "./till-page.ts";
import { fillNetwork, type Toured } from "./tour-network.ts";
import { listedPages, lookOf, looks, pictureName, stopsOf } from "./tour-stops.ts";

const takesPictures = process.env["CARDWEAVE_PICTURES"] !== undefined;

/** Each page in every look takes longer than a test usually may. */
const longer = takesPictures ? { timeout: 900_000, retry: 0 } : {};

const places = [
  { name: "till-counter", key: "Shift+F2", shows: ".tile" },
  { name: "till-sale", key: "F10", shows: ".sale" },
  { name: "till-vouchers", key: "F9", shows: ".make" },
  { name: "till-returns", key: "Shift+F9", shows: ".look-receipt" },
  { name: "till-card", key: "Shift+F3", shows: ".care" },
  { name: "till-day", key: "Shift+F8", shows: ".day-table" },
] as const;

/** What the browser's own console calls an error. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(`${page.url()} ${line.text()}`);
  });
  return complaints;
}

describeInBrowser("every page in turn, in Chromium with a hub and its nodes", () => {
  const portals = withPortals({ nodes: takesPictures ? 3 : 1 });
  const book = new LookBook();
  let filled: Promise<Toured> | undefined;
  const toured = (): Promise<Toured> => {
    filled ??= fillNetwork(portals.network(), takesPictures ? 150 : 10);
    return filled;
  };
  afterAll(() => {
    if (takesPictures) writeOverview();
    else book.close();
  });

  type Shot = {
    readonly here: PortalPage | TillPage | StatusPage;
    readonly reader: Page;
    readonly name: string;
  };

  /** Whole, and looking as it did; gives back what is wrong. */
  async function looked({ here, reader, name }: Shot): Promise<readonly string[]> {
    await here.sees("h1:not(:empty)");
    await here.expectNoSideways();
    if (takesPictures) {
      await picture(here, name);
      return [];
    }
    const complaint = book.complaint(name, await seen(here, reader));
    return complaint === undefined ? [] : [complaint];
  }

  test("R849 the tour knows every page", async () => {
    expect(listedPages().length).toBeGreaterThan(30);
    expect(stopsOf(await toured()).length).toBeGreaterThan(listedPages().length);
  });

  test.each(looks)("R849 R840 the portal's pages come up whole: $name", longer, async (look) => {
    const { name, ...opening } = look;
    const stops = stopsOf(await toured());
    const portal = await portals.open(opening);
    const reader = await readerBeside(portal.page);
    const complaints = complaintsOf(portal.page);
    for (const { page, address } of stops) {
      if (!takesPictures && lookOf(page).name !== name) continue;
      await portal.open(address);
      await portal.sees(".shell .page h1");
      // That page shows what waiting looks like.
      if (page !== "/components") await portal.seesNo(".skeleton");
      const shot = { here: portal, reader, name: `portal-${pictureName(page)}-${name}` };
      complaints.push(...(await looked(shot)));
    }
    expect({ faults: portal.faults, complaints }).toEqual({ faults: [], complaints: [] });
  });

  const atDoor = takesPictures ? looks : looks.slice(0, 1);
  test.each(atDoor)("R849 R840 the sign-in comes up whole: $name", async (look) => {
    const { name, ...opening } = look;
    const portal = await portals.openFresh(opening);
    const reader = await readerBeside(portal.page);
    await portal.sees(".door input[name=login]");
    expect(await looked({ here: portal, reader, name: `portal-sign-in-${name}` })).toEqual([]);
    expect(portal.faults).toEqual([]);
  });

  const atTill = takesPictures ? looks : looks.slice(1, 2);
  test.each(atTill)("R849 R840 the till's places and the status page: $name", async (look) => {
    const { name, ...opening } = look;
    const { card } = await toured();
    const { page } = await portals.openFresh(opening);
    const reader = await readerBeside(page);
    const till = TillPage.at(page, { network: portals.network(), branch: 0, till: 0 });
    await till.pair();
    await till.enter();
    const complaints = complaintsOf(page);
    await till.scan(card);
    for (const place of places) {
      await till.press(place.key);
      await till.sees(place.shows);
      await till.seesNo(".skeleton");
      complaints.push(...(await looked({ here: till, reader, name: `${place.name}-${name}` })));
    }
    const status = await StatusPage.at(till);
    await status.sees(".verdict");
    complaints.push(...(await looked({ here: status, reader, name: `status-${name}` })));
    expect({ faults: till.faults, complaints }).toEqual({ faults: [], complaints: [] });
  });

  lookProofs(portals);
  if (takesPictures) screenScenes(portals, toured);
});
