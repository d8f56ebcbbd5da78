import type { Debit, Receipt } from "@cardweave/shared/domain/bodies";
import type { Directory } from "@cardweave/shared/domain/directory";
import { type DocId, isBranchReceipts, isControl } from "@cardweave/shared/domain/ids";
import { sumOf } from "@cardweave/shared/domain/lines";
import { instant } from "@cardweave/shared/domain/measure";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { isHoldNote, noteOf } from "@cardweave/shared/http/sale/numbered";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { parseActivation } from "@cardweave/shared/protocol/http/campaign";
import type { WebhookEventName } from "@cardweave/shared/protocol/http/webhook";
import type { WebhookEvent } from "./webhook-book.ts";

type Told = { readonly type: WebhookEventName; readonly data: object };

/**
 * What others are told of an entry. Its name is made of the entry's, so that it is the same
 * however often it is told. Promise: no names of people, no PINs, no numbers of cards.
 */
export function eventsOf(stored: StoredEntry, directory: Directory): readonly WebhookEvent[] {
  const { id, entry, verdict, storedAt } = stored;
  if (verdict === "invalid") return [];
  const branch = directory.branchOf(entry.device) ?? null;
  const { zone } = placeOf(directory, branch ?? "");
  const at = rfc3339(zone, instant(entry.hlc.ms));
  return told(stored).map(({ type, data }) => {
    const body = { type, timestamp: at, data: { branch, at, state: verdict, ...data } };
    return { id: `${id}.${type}`, type, at: storedAt, body: JSON.stringify(body) };
  });
}

function told(stored: StoredEntry): readonly Told[] {
  const { entry, receipt } = stored;
  const { body, doc } = entry;
  switch (body.kind) {
    case "credit":
    case "debit":
    case "reverse":
      return [accountChanged(stored)];
    case "receipt":
      return receiptBooked(stored, body);
    case "status":
      return [{ type: "card.status", data: { account: doc, ...statusData(body), receipt } }];
    case "campaign":
      return campaign({ campaign: body.id, version: body.version, change: "approved" });
    case "activation":
      return campaign({
        campaign: body.campaign,
        version: body.version,
        activation: body.id,
        change: body.state,
        definition: parseActivation(body.definition) ?? null,
      });
    default:
      return [];
  }
}

function campaign(data: object): readonly Told[] {
  return [{ type: "campaign.changed", data }];
}

function accountChanged({ id, entry, receipt }: StoredEntry): Told {
  const { doc: account, body } = entry;
  const { kind } = body;
  const value =
    body.kind === "credit" || body.kind === "debit"
      ? { purse: body.purse, amount: body.kind === "credit" ? body.amount : -amountOf(body) }
      : {};
  return { type: "account.changed", data: { account, entry: id, kind, ...value, receipt } };
}

function amountOf({ lines, beyond }: Debit): number {
  return sumOf(lines) + beyond;
}

function receiptBooked(stored: StoredEntry, body: Receipt): readonly Told[] {
  const note = noteOf(stored);
  if (note === undefined || isHoldNote(note)) return [];
  const { entry, receipt } = stored;
  const data = {
    receipt,
    of: body.of,
    number: body.number,
    till: entry.key?.till ?? null,
    account: accountIn(entry.doc),
    gross: body.lines.reduce((sum, line) => sum + line.gross, 0),
    net: body.lines.reduce((sum, line) => sum + line.net, 0),
  };
  return [{ type: "receipt.booked", data }];
}

function accountIn(doc: DocId): DocId | null {
  return isBranchReceipts(doc) || isControl(doc) ? null : doc;
}

/** What a PIN became is nobody's business, nor is whose card it is. */
function statusData({ what, value }: { readonly what: string; readonly value: string | null }) {
  return what === "group" || what === "tier" ? { what, value } : { what };
}
