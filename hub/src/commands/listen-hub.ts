import type { Server } from "node:http";
import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import { listenGuarded } from "@cardweave/shared/adapters/ws-guarded";
import { listenForLines } from "@cardweave/shared/adapters/ws-listener";
import { liveDraftsPath, longestLiveFrame } from "@cardweave/shared/drafts/live-frames";
import type { Hub } from "../hub-app.ts";

/** Pages that edit drafts at one time. */
const mostEditors = 500;
const stopping = { code: "stopping", detail: "the hub is stopping" } as const;

/** Takes the replicas' lines and the editors of drafts on a server that listens; ends them all. */
export function listenHub(server: Server, { lines, editors }: Hub): () => void {
  const replicas = listenForLines({
    server,
    timers: systemTimers,
    accept: (connection) => lines.accept(connection),
  });
  const pages = listenGuarded({
    server,
    timers: systemTimers,
    path: liveDraftsPath,
    longest: longestLiveFrame,
    most: mostEditors,
    ...editors,
  });
  return () => {
    pages.close(stopping);
    replicas.close(stopping);
  };
}
