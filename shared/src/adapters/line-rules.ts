import type { LineEnd } from "../ports/line.ts";

/** A ping goes out this often. */
export const pingMs = 10_000;
/** A line on which nothing at all has come for so long is half open, and ended. */
export const vanishedMs = 25_000;
/** A line that this side has closed is ended after so long, whether or not the peer agrees. */
export const closeGraceMs = 2_000;

export const vanished: LineEnd = {
  code: "vanished",
  detail: `nothing came for ${vanishedMs / 1000} seconds`,
};

/** Longest reason of a WebSocket close frame, in bytes. Source: RFC 6455, 5.5. */
const longestReason = 123;

/** An end as it is told to the peer: code and detail in one text, the detail cut to fit. */
export function writeReason({ code, detail }: LineEnd): string {
  const bytes = new TextEncoder().encode(`${code} ${detail}`.trimEnd());
  return new TextDecoder().decode(bytes.subarray(0, longestReason), { stream: true });
}

export function readReason(reason: string): LineEnd {
  const [, code, detail] = /^([a-z0-9-]{1,64})(?: (.*))?$/s.exec(reason) ?? [];
  if (code === undefined) return { code: "closed", detail: reason };
  return { code, detail: detail ?? "" };
}
