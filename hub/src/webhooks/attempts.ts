import type { WebhookAnswer } from "@cardweave/shared/ports/webhook-line";
import type { Attempt, Delivery } from "./delivery-book.ts";

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;

/** Between one attempt and the next, before the jitter; the last one again and again. */
const waitsMs: readonly number[] = [
  5 * secondMs,
  30 * secondMs,
  120 * secondMs,
  600 * secondMs,
  1_800 * secondMs,
  hourMs,
  2 * hourMs,
  4 * hourMs,
  8 * hourMs,
];

/** From the first attempt of a message on; then it has failed. */
const triedForMs = 72 * hourMs;
/** A receiver that takes nothing for so long is switched off. */
export const failingForMs: number = 120 * hourMs;
/** A part of the wait by which it is longer or shorter, so that messages spread out. */
const jitter = 0.2;

/**
 * What follows from an attempt: it arrived, is tried again later, or has failed for good.
 * `fraction` is chance, at least 0 and below 1.
 */
export function afterAttempt(
  { attempts, firstAt }: Pick<Delivery, "attempts" | "firstAt">,
  answer: WebhookAnswer,
  { now, fraction }: { readonly now: number; readonly fraction: number },
): Attempt {
  const said =
    "status" in answer
      ? { status: answer.status, fault: null }
      : { status: null, fault: answer.fault };
  if (isTaken(answer)) return { state: "delivered", nextAt: now, now, ...said };
  const wait = waitsMs[Math.min(attempts, waitsMs.length - 1)] ?? hourMs;
  const nextAt = now + Math.round(wait * (1 - jitter + 2 * jitter * fraction));
  const isOver = nextAt - (firstAt ?? now) > triedForMs || isGone(answer);
  return { state: isOver ? "failed" : "waiting", nextAt, now, ...said };
}

export function isTaken(answer: WebhookAnswer): boolean {
  return "status" in answer && answer.status >= 200 && answer.status < 300;
}

/** The receiver wants nothing any more. Source: Standard Webhooks. */
export function isGone(answer: WebhookAnswer): boolean {
  return "status" in answer && answer.status === 410;
}
