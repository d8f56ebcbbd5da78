import type { DataPlace } from "@cardweave/shared/commands/data-place";
import { hubFiles, openHub } from "./open-hub.ts";

export const hubData: DataPlace = {
  role: "hub",
  store: hubFiles.store,
  desk: hubFiles.desk,
  key: hubFiles.headquarters,
  secret: hubFiles.secret,
  sealed: [hubFiles.headquarters, hubFiles.hub, hubFiles.secret, hubFiles.people],
  open: openHub,
};
