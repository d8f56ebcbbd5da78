import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser } from "../browser/browser.ts";
import { withTills } from "../browser/tills.ts";
import { newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { InputPipe, typed } from "./evdev-lab.ts";

const scanner = new InputPipe();
const env = {
  CARDWEAVE_READERS: `kind=evdev,shared,name=counter,till=nord-1,path=${scanner.path}`,
};

describeInBrowser("the till's page and a reader of its node", () => {
  const { open, network } = withTills([], { nodes: 1, surroundings: { nord: { env } } });
  beforeAll(() => scanner.plug());
  afterAll(() => scanner.dispose());

  test("R867 J4: shows the card that was read, at the till where the reader stands", async () => {
    const [mine, other] = await Promise.all([
      open({ branch: 0 }),
      open({ branch: 0, till: 1, language: "de" }),
    ]);
    const { till } = network().branch(0);
    await waitFor("the reader", async () =>
      (await till.health()).readers.every(({ status }) => status === "ready") ? true : undefined,
    );
    const card = newCard();
    await till.book(`page-${card.number}`, { card, type: "credit", purse: "points", amount: 42 });
    const begun = performance.now();
    await scanner.send(typed(card.number));
    await mine.seesBalance("points", 42);
    console.info(`from the scan to the balance: ${Math.round(performance.now() - begun)} ms`);
    await other.seesNo(".tiles");
    await mine.book("earn", "8");
    await mine.seesBalance("points", 50);
    expect(mine.faults).toEqual([]);
  });
});
