import type { Browser, Page } from "playwright-core";
import { launch, patienceMs } from "../browser/browser.ts";
import { PortalPage } from "../browser/portal-page.ts";
import { TillPage } from "../browser/till-page.ts";
import { Network, newCard } from "../process/network.ts";
import { fill } from "./bench-start.ts";
import { BoardServer } from "./board-server.ts";
import { type Bench, type Line, median, quantile, timed } from "./measures.ts";

/** As many times slower than this machine: a till is no developer's machine. */
const rate = 4;
const opens = 5;
const lookUps = 20;
const branches = 500;
const updatesPerSecond = 10;
const watchMs = 20_000;

export const pages: Bench = {
  name: "pages",
  what: `the till and the dashboard in Chromium, ${rate} times slower than this machine`,
  run: async (folder) => {
    const network = await Network.open({ nodes: 1, home: `${folder}/network` });
    const browser = await launch();
    try {
      return [...(await tillLines(browser, network)), ...(await boardLines(browser, network))];
    } finally {
      await browser.close();
      await network.close();
    }
  },
};

async function aSlowPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  return context.newPage();
}

async function slowed(page: Page) {
  const line = await page.context().newCDPSession(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate });
  await line.send("Performance.enable");
  return line;
}

async function tillLines(browser: Browser, network: Network): Promise<readonly Line[]> {
  const { site } = network.branch(0);
  await site.stop();
  await fill(site.folder);
  await site.start();
  const page = await aSlowPage(browser);
  const till = TillPage.at(page, { network, branch: 0, till: 0 });
  await till.pair();
  await till.enter();
  await slowed(page);
  const empty = await opened(page, `${site.address}/v1/health`, () => page.waitForSelector("pre"));
  const ready = await opened(page, site.address, () => till.sees("main.desk[data-card=off] input"));
  const drawn = await drawnTimes(page, till, await someCards(network));
  const limit = median(empty);
  const key = { most: 100 };
  return [
    {
      name: "till ready from the node, p50",
      value: median(ready),
      unit: "ms",
      goal: { most: 1_500 },
    },
    { name: "till ready, worst", value: Math.max(...ready), unit: "ms" },
    { name: "a page of one line of text, p50", value: limit, unit: "ms" },
    { name: "till ready against that page", value: median(ready) / limit, unit: "times" },
    {
      name: "key to customer drawn, 100,000 cards, p50",
      value: median(drawn),
      unit: "ms",
      goal: key,
    },
    { name: "key to customer drawn, p95", value: quantile(drawn, 0.95), unit: "ms" },
  ];
}

async function opened(
  page: Page,
  address: string,
  ready: () => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < opens; at++) {
    await page.goto("about:blank");
    times.push(
      await timed(async () => {
        await page.goto(address, { waitUntil: "commit" });
        await ready();
      }),
    );
  }
  return times;
}

/** Among all the others. */
async function someCards(network: Network): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let at = 0; at < lookUps; at++) {
    const card = newCard();
    await network
      .branch(0)
      .till.book(`pages ${at}`, { card, type: "credit", purse: "points", amount: 7 });
    numbers.push(card.number);
  }
  return numbers;
}

/** By the page's own clock, from the key's event to the frame after the customer is there. */
async function drawnTimes(
  page: Page,
  till: TillPage,
  numbers: readonly string[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const number of numbers) {
    await till.press("F2");
    await page.keyboard.insertText(number);
    // Awaited: a key may overtake what is still on its way to a busy page.
    await page.evaluate(watchKey);
    await till.press("Enter");
    times.push(await page.evaluate<number>("window.tileDrawn"));
    await till.press("Escape");
    await till.sees("main.desk[data-card=off]");
  }
  return times;
}

/** As text: what compiles the benches names functions by a call that no page knows. */
const watchKey = `void (window.tileDrawn = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("no customer was drawn")), ${patienceMs});
  const onKey = ({ key, timeStamp }) => {
    if (key !== "Enter") return;
    window.removeEventListener("keydown", onKey, true);
    const look = () => {
      if (document.querySelector(".tile") === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve(performance.now() - timeStamp));
    };
    look();
  };
  window.addEventListener("keydown", onKey, true);
}))`;

async function boardLines(browser: Browser, network: Network): Promise<readonly Line[]> {
  await addBranches(network);
  const board = await BoardServer.open(network);
  const page = await aSlowPage(browser);
  try {
    const { user: login, password } = network.plan;
    const portal = PortalPage.at(page, () => board.address);
    await portal.openAs({ login, password }, "/live");
    await portal.sees(".live-tiles");
    await portal.sees("[data-row]");
    const line = await slowed(page);
    const spent = async (): Promise<number> => {
      const { metrics } = await line.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    };
    await page.waitForTimeout(2_000);
    const before = await spent();
    const idle = await timed(() => page.waitForTimeout(5_000));
    const quiet = ((await spent()) - before) / (idle / 1_000);
    const begun = await spent();
    board.begin(updatesPerSecond);
    const ran = await timed(() => page.waitForTimeout(watchMs));
    const share = ((await spent()) - begun) / (ran / 1_000);
    const told = board.end();
    const late = await timed(() => portal.seesText(board.lastShown, ".live-tiles"));
    const most = { most: 25 };
    const least = { least: updatesPerSecond * 0.95 };
    return [
      {
        name: `dashboard, ${branches} branches: main thread`,
        value: share * 100,
        unit: "%",
        goal: most,
      },
      { name: "dashboard without news: main thread", value: quiet * 100, unit: "%" },
      {
        name: "updates taken (by a stream of the hub's shape)",
        value: told / (ran / 1_000),
        unit: "/s",
        goal: least,
      },
      { name: "last update told until drawn", value: late, unit: "ms", goal: { most: 1_000 } },
    ];
  } finally {
    await page.context().close();
    await board.close();
  }
}

async function addBranches({ admin, plan }: Network): Promise<void> {
  for (let at = plan.branches.length; at < branches; at++) {
    const body = { id: `branch-${at}`, name: `Branch ${at}` };
    const { status, text } = await admin.call("POST", "/v1/branches", { body });
    if (status !== 201) throw new Error(`${status} ${text}`);
  }
}
