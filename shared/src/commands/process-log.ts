import pino, { type Logger } from "pino";
import { logOptions } from "../http/request-log.ts";

/** JSON lines on standard output; readable ones when a person watches. */
export function processLog(level: string): Logger {
  const options = { ...logOptions, level, base: null };
  if (!process.stdout.isTTY) return pino(options);
  const target = "pino-pretty";
  const settings = { translateTime: "HH:MM:ss", ignore: "pid,hostname" };
  return pino({ ...options, transport: { target, options: settings } });
}
