import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { withNetwork } from "../process/lane.ts";
import type { Network, NetworkOptions } from "../process/network.ts";
import { launch } from "./browser.ts";
import { TillPage } from "./till-page.ts";

export type Opening = Pick<BrowserContextOptions, "viewport" | "colorScheme"> & {
  /** Which branch's node serves the page. */
  readonly branch: number;
  /** Which of the branch's tills it is. */
  readonly till?: number;
  readonly language?: "de" | "en";
  /** The page's clock can be moved on. */
  readonly clock?: "ours";
};

export type Tills = {
  readonly network: () => Network;
  /** A browser window at a till: paired, with a cashier who has signed in. */
  readonly open: (opening: Opening) => Promise<TillPage>;
  /** The same before anybody has paired it. */
  readonly openFresh: (opening: Opening) => Promise<TillPage>;
};

const locales = { de: "de-DE", en: "en-GB" } as const;
const counter = { width: 1366, height: 768 };

/** Two branches unless told otherwise, a hub and one Chromium for all tests of a file. */
export function withTills(flags: readonly string[] = [], options: NetworkOptions = {}): Tills {
  const network = withNetwork({ nodes: 2, ...options });
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch(flags);
  });
  afterAll(() => browser?.close());
  afterEach(() => Promise.all((browser?.contexts() ?? []).map((context) => context.close())));

  const windowAt = async (opening: Opening, storageState?: Kept): Promise<TillPage> => {
    const { branch, till = 0, language = "en", clock, ...options } = opening;
    if (browser === undefined) throw new Error("there is no browser yet");
    const context = await browser.newContext({
      viewport: counter,
      ...options,
      ...(storageState === undefined ? {} : { storageState }),
      locale: locales[language],
      reducedMotion: "reduce",
    });
    if (clock === "ours") await context.clock.install();
    const page = await context.newPage();
    await slowDown(page);
    return TillPage.at(page, { network: network(), branch, till });
  };
  const openFresh = (opening: Opening): Promise<TillPage> => windowAt(opening);
  // A cashier who signed in once stays signed in: checking a password takes its time on purpose.
  const kept = new Map<string, Kept>();
  const open = async (opening: Opening): Promise<TillPage> => {
    const who = `${opening.branch}-${opening.till ?? 0}`;
    const till = await windowAt(opening, kept.get(who));
    await till.pair();
    await till.enter();
    kept.set(who, await till.page.context().storageState());
    return till;
  };
  return { network, open, openFresh };
}

type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** `CARDWEAVE_SLOW=12` makes all tills that many times slower, to find what depends on speed. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env["CARDWEAVE_SLOW"] ?? 1);
  if (rate <= 1) return;
  const line = await page.context().newCDPSession(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate });
}
