/** A broken promise of our own code. Nobody catches it; the process restarts. */
class BrokenPromise extends Error {
  override readonly name = "BrokenPromise" as const;
}

export function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new BrokenPromise(promise);
}
