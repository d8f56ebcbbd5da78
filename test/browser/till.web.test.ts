import { accessScenes } from "./access-scenes.ts";
import { bookingScenes } from "./booking-scenes.ts";
import { describeInBrowser } from "./browser.ts";
import { camera, cameraScenes } from "./camera-scenes.ts";
import { lookScenes } from "./look-scenes.ts";
import { outageScenes } from "./outage-scenes.ts";
import { withTills } from "./tills.ts";

describeInBrowser("the till's page in Chromium, with a hub and two nodes", () => {
  const tills = withTills(camera);
  accessScenes(tills);
  bookingScenes(tills);
  lookScenes(tills);
  cameraScenes(tills);
  outageScenes(tills);
});
