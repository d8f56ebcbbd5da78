import type { DataPlace } from "@cardweave/shared/commands/data-place";
import { nodeFiles, openNode } from "./open-node.ts";

export const nodeData: DataPlace = {
  role: "node",
  store: nodeFiles.store,
  key: nodeFiles.key,
  secret: nodeFiles.secret,
  sealed: [],
  open: openNode,
};
