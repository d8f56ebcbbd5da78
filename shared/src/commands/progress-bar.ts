const width = 30;

type Terminal = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** A bar that is drawn anew in its line; nothing where nobody watches. `whole` is the full measure. */
export function progressBar<T>(
  terminal: Terminal,
  whole: number,
  say: (counts: T) => string,
): (counts: T, done: number) => void {
  if (terminal.isTTY !== true) return () => undefined;
  return (counts, done) => {
    const share = whole === 0 ? 1 : Math.min(1, done / whole);
    const full = Math.round(share * width);
    const bar = "#".repeat(full) + ".".repeat(width - full);
    const percent = `${Math.floor(share * 100)} %`.padStart(5);
    terminal.write(`\r\u001b[K[${bar}] ${percent}  ${say(counts)}${share === 1 ? "\n" : ""}`);
  };
}
