import { describeInBrowser } from "./browser.ts";
import { accessScenes } from "./portal-access-scenes.ts";
import { designerScenes } from "./portal-designer-scenes.ts";
import { portalKeyScenes } from "./portal-key-scenes.ts";
import { portalLineScenes } from "./portal-line-scenes.ts";
import { lookScenes } from "./portal-look-scenes.ts";
import { networkScenes } from "./portal-network-scenes.ts";
import { startScenes } from "./portal-start-scenes.ts";
import { tableScenes } from "./portal-table-scenes.ts";
import { todayScenes } from "./portal-today-scenes.ts";
import { voucherScenes } from "./portal-voucher-scenes.ts";
import { withPortals } from "./portals.ts";

describeInBrowser("headquarters' portal, in Chromium", () => {
  const portals = withPortals();
  lookScenes(portals);
  accessScenes(portals);
  networkScenes(portals);
  tableScenes(portals);
  portalKeyScenes(portals);
  voucherScenes(portals);
  portalLineScenes(portals);
  todayScenes(portals);
  designerScenes(portals);
});

describeInBrowser("a network's first hour, in Chromium", () => {
  startScenes(withPortals({ nodes: 0 }));
});
