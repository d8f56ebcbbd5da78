import { describeInBrowser } from "./browser.ts";
import { careScenes } from "./care-scenes.ts";
import { hurryScenes } from "./hurry-scenes.ts";
import { placeLooks } from "./place-looks.ts";
import { returnScenes } from "./return-scenes.ts";
import { saleScenes } from "./sale-scenes.ts";
import { splitScenes } from "./split-scenes.ts";
import { withTills } from "./tills.ts";

describeInBrowser("all that a cashier does beside single bookings, in Chromium", () => {
  const tills = withTills();
  saleScenes(tills);
  returnScenes(tills);
  careScenes(tills);
  placeLooks(tills);
  splitScenes(tills);
  hurryScenes(tills);
});
