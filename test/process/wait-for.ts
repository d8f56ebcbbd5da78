/** The longest that a condition may take; far above what is ever needed, as machines are busy. */
const longestMs = 60_000;
const pollMs = 50;

/** Waits until `look` finds something; the last thing that was seen stands in the error. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined>,
  boundMs: number = longestMs,
): Promise<T> {
  const end = Date.now() + boundMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== undefined) return found;
      last = "not yet";
    } catch (fault) {
      last = fault;
    }
    await pause(pollMs);
  }
  throw new Error(`waited in vain for ${what}`, { cause: last });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
