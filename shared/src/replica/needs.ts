/** The word that entries wait for whose clock is too far ahead of ours. */
export const clockNeed: string = "clock";
/** The word that entries wait for which this version of the software cannot read. */
export const versionNeed: string = "version";

const reasons: Readonly<Record<string, string>> = {
  [clockNeed]: "clock-ahead",
  [versionNeed]: "unknown-version",
};

/** The verdict on what waits, with the first of its reasons. */
export function pendingFor(needs: readonly string[]): { verdict: "pending"; reason: string } {
  const word = needs[0] ?? "";
  const reason = reasons[word] ?? (word.startsWith("purse:") ? "unknown-purse" : "history-missing");
  return { verdict: "pending", reason };
}
