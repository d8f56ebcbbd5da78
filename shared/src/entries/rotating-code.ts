import type { Instant } from "../domain/measure.ts";
import { hmacSha256 } from "./hash.ts";

/** How long the app shows one code. */
const stepMs = 30_000;
/** Clocks of phones and tills differ by this many steps and no more. */
const driftSteps = 2;
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code of a step: `step` counts 30 s since the epoch. */
export type RotatingCode = { readonly number: string; readonly step: number; readonly mac: string };

/** Source: the app shows `L1.<number>.<step>.<8 characters>`. Undefined for anything else. */
export function parseRotating(text: string): RotatingCode | undefined {
  const parts = /^L1\.([0-9A-Z.-]{1,64})\.([0-9]{1,12})\.([A-Z2-7]{8})$/.exec(text);
  const [, number = "", step = "", mac = ""] = parts ?? [];
  return parts === null ? undefined : { number, step: Number(step), mac };
}

/** A card's own key, from which its app makes codes; the network's secret stays with the nodes. */
export function rotatingKey(secret: Uint8Array, scheme: string, number: string): Uint8Array {
  return hmacSha256(secret, `rotating\n${scheme}\n${number}`);
}

export function rotatingCode(key: Uint8Array, number: string, at: Instant): string {
  const step = stepAt(at);
  return `L1.${number}.${step}.${macOf(key, number, step)}`;
}

export function isRightCode(key: Uint8Array, { number, step, mac }: RotatingCode): boolean {
  return macOf(key, number, step) === mac;
}

/** True for a code that a phone shows now, as far as clocks agree. */
export function isOfNow({ step }: RotatingCode, now: Instant): boolean {
  return Math.abs(step - stepAt(now)) <= driftSteps;
}

function stepAt(at: Instant): number {
  return Math.floor(at / stepMs);
}

function macOf(key: Uint8Array, number: string, step: number): string {
  const mac = hmacSha256(key, `L1.${number}.${step}`).subarray(0, 5);
  const bits = mac.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const letterAt = (_: unknown, at: number) => Number((bits >> BigInt((7 - at) * 5)) & 31n);
  return Array.from({ length: 8 }, letterAt)
    .map((at) => base32.charAt(at))
    .join("");
}
