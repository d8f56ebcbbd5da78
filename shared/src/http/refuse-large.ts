import type { IncomingMessage, ServerResponse } from "node:http";
import type { Timers } from "../ports/clock.ts";
import { bodyLimit } from "./read-body.ts";
import { sendProblem } from "./respond.ts";

const lingerMs = 2_000;
const lingerBytes = 16 * bodyLimit;

/**
 * Refuses a body by its size and ends the connection. What the caller is still sending is thrown
 * away for a moment: ending at once would reset the connection, and the caller would see that
 * instead of the answer.
 */
export function refuseLarge(
  request: IncomingMessage,
  response: ServerResponse,
  { timers, limit }: { readonly timers: Timers; readonly limit: number },
): void {
  const problem = { code: "too-large", limit } as const;
  if (request.complete) {
    sendProblem(request, response, problem);
    return;
  }
  const { socket } = request;
  response.setHeader("Connection", "close");
  response.shouldKeepAlive = false;
  // Without this Node ends the connection as soon as the answer is written.
  socket.destroySoon = () => {
    if (!socket.writableEnded) socket.end();
  };
  sendProblem(request, response, problem);
  let thrownAway = 0;
  const cancel = timers.after(lingerMs, () => socket.destroy());
  request.on("data", (chunk: Buffer) => {
    thrownAway += chunk.length;
    if (thrownAway > lingerBytes) socket.destroy();
  });
  request.once("end", () => socket.destroy());
  socket.once("close", cancel);
}
