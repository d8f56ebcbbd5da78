import { waitFor } from "../process/wait-for.ts";
import { describeInBrowser } from "./browser.ts";
import { offerScenes } from "./offer-scenes.ts";
import { taskScenes } from "./task-scenes.ts";
import { tillKeyScenes } from "./till-key-scenes.ts";
import { withTills } from "./tills.ts";

const five = {
  name: "5 euros off",
  cost: { purse: "points", amount: 100 },
  effects: [{ type: "amountOff", target: "basket", amount: 500 }],
};

describeInBrowser("a till that nobody was trained for, in Chromium", () => {
  const tills = withTills([], { nodes: 1 });

  /** The reward runs, and the branch's node knows it. */
  async function ready(): Promise<void> {
    const { admin } = tills.network();
    const till = tills.network().branch(0).till;
    if ((await till.health()).campaignSet !== null) return;
    const path = "/v1/campaigns/five";
    const steps = [
      await admin.call("POST", "/v1/campaigns", { body: { id: "five", draft: five } }),
      await admin.call("POST", `${path}/approve`),
      await admin.call("POST", `${path}/activate`, { body: { all: true } }),
    ];
    const refused = steps.find(({ status }) => status >= 400);
    if (refused !== undefined) throw new Error(refused.text);
    await waitFor(
      "the reward",
      async () => (await till.health()).campaignSet !== null || undefined,
    );
  }

  taskScenes(tills, ready);
  offerScenes(tills, ready);
  tillKeyScenes(tills, ready);
});
