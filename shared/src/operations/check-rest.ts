import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import type { RawAside } from "../ports/store-audit.ts";
import type { CheckContext } from "./check-context.ts";
import { fieldOf, parsedJson } from "./parsed-json.ts";

const pageSize = 200;
const mostStrays = 1_000;

/** What was kept aside, under its right name and counted right. */
export async function checkAside({ audit, findings }: CheckContext): Promise<number> {
  let kept = 0;
  let bytes = 0;
  for (let after = 0; ; ) {
    const page: readonly RawAside[] = await audit.aside(after, pageSize);
    for (const one of page) {
      after = one.place;
      kept++;
      bytes += one.bytes.length;
      const found = toHex(sha256Of(one.bytes));
      if (found === one.hash) continue;
      findings.difference("aside", { aside: one.hash }, { expected: one.hash, found });
    }
    if (page.length < pageSize) break;
  }
  const counts = await audit.asideCounts();
  const expected = { kept, bytes };
  if (counts.kept !== kept || counts.bytes !== bytes) {
    findings.difference("aside", {}, { expected, found: counts });
  }
  return kept;
}

/** Needs of what waits for nothing. */
export async function checkStrayNeeds({ audit, findings }: CheckContext): Promise<void> {
  for (const { need, row } of await audit.strayNeeds(mostStrays)) {
    findings.difference("needs", { row }, { expected: "no needs", found: `waits for ${need}` });
  }
}

/** The place in the hub's feed is readable; whether it is right, the hub knows. */
export async function checkCursor({ audit, findings }: CheckContext): Promise<void> {
  const text = await audit.cursor();
  if (text === undefined) return;
  const cursor = parsedJson(text);
  const seqs = fieldOf(cursor, "seqs");
  const good =
    typeof fieldOf(cursor, "epoch") === "string" &&
    typeof seqs === "object" &&
    Object.values(seqs ?? {}).every((seq) => Number.isSafeInteger(seq) && Number(seq) >= 0);
  if (good) return;
  findings.difference("meta", { name: "cursor" }, { expected: "a place in a feed", found: text });
}
