import type { ErrorRequestHandler, Request, Response } from "express";
import { StorageFault } from "../ports/entry-store.ts";
import { CallerGone } from "./read-body.ts";
import { type Log, requestIdOf } from "./request-log.ts";
import { sendProblem } from "./respond.ts";

/** Told of everything that was thrown after the caller has been answered; may end the process. */
export type OnFault = (fault: unknown) => void;

/**
 * The last one to see a fault. The caller learns its kind and a number to ask for, no more.
 */
export function handleFault(log: Log, onFault: OnFault): ErrorRequestHandler {
  // biome-ignore lint/complexity/useMaxParams: the router tells error handlers by their length.
  return (fault: unknown, request: Request, response: Response, _next) => {
    if (fault instanceof CallerGone) {
      response.destroy();
      return;
    }
    const clientFault = clientFaultOf(fault);
    const requestId = requestIdOf(response);
    if (!clientFault) log.error({ err: fault, id: requestId }, "fault");
    if (response.headersSent) response.destroy();
    else if (clientFault) sendProblem(request, response, { code: "malformed" });
    else sendFault(fault, request, response);
    if (!clientFault) onFault(fault);
  };
}

function sendFault(fault: unknown, request: Request, response: Response): void {
  const requestId = requestIdOf(response);
  const code = fault instanceof StorageFault ? "storage" : "internal";
  sendProblem(request, response, { code, requestId });
}

/** What the router throws for addresses that cannot be decoded. */
function clientFaultOf(fault: unknown): boolean {
  if (!(fault instanceof Error) || !("status" in fault)) return false;
  return typeof fault.status === "number" && fault.status >= 400 && fault.status < 500;
}
