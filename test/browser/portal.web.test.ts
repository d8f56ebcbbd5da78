import { describeInBrowser } from "./browser.ts";
import { accessScenes } from "./portal-access-scenes.ts";
import { lookScenes } from "./portal-look-scenes.ts";
import { networkScenes } from "./portal-network-scenes.ts";
import { startScenes } from "./portal-start-scenes.ts";
import { tableScenes } from "./portal-table-scenes.ts";
import { withPortals } from "./portals.ts";

describeInBrowser("headquarters' portal, in Chromium", () => {
  const portals = withPortals();
  lookScenes(portals);
  accessScenes(portals);
  networkScenes(portals);
  tableScenes(portals);
});

describeInBrowser("a network's first hour, in Chromium", () => {
  startScenes(withPortals({ nodes: 0 }));
});
