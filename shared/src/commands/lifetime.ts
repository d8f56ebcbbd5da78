import type { Logger } from "pino";

/** How a process ends: by a signal after `stop`, or at once when going on would be wrong. */
export type Lifetime = {
  /** Ends the process with code 1; what is not on disk was never acknowledged. */
  readonly fatal: (fault: unknown) => void;
  /** Resolves when a signal asks the process to end. */
  readonly asked: Promise<string>;
};

export function processLifetime(log: Logger): Lifetime {
  const fatal = (fault: unknown) => {
    log.fatal({ err: fault }, "stopped: going on would not be safe");
    process.exitCode = 1;
    setImmediate(() => process.exit(1));
  };
  process.on("uncaughtException", fatal);
  process.on("unhandledRejection", fatal);
  const asked = new Promise<string>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  return { fatal, asked };
}
