import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { CardBatchView } from "@cardweave/shared/protocol/http/card-batch";
import type { PrintBatch } from "./print-book.ts";

export function stateOf(batch: PrintBatch): CardBatchView["state"] {
  if (batch.released !== null) return "released";
  if (batch.unreadable !== null) return "unreadable";
  if (batch.checked < batch.count) return "making";
  return batch.printed < batch.count ? "made" : "printed";
}

type Seen = { readonly zone: string; readonly spoilt: readonly number[] };

export function batchView(batch: PrintBatch, { zone, spoilt }: Seen): CardBatchView {
  const { id, terms, count, checked, printed, unreadable, at } = batch;
  const { designId: design, scheme, language, valid } = terms;
  const far = { count, checked, printed, spoilt, unreadable };
  const state = stateOf(batch);
  return { id, state, design, scheme, language, valid, ...far, at: rfc3339(zone, instant(at)) };
}
