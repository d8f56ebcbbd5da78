import type { DocId } from "@cardweave/shared/domain/ids";
import { ok, type Result } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Accounts } from "@cardweave/shared/http/services";
import type { EntryView } from "@cardweave/shared/protocol/http/account";
import type { CardholderExport } from "@cardweave/shared/protocol/http/cardholder";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { CardholderDesk } from "./cardholder-desk.ts";

export type ExportParts = {
  readonly replica: Replica;
  readonly desk: CardholderDesk;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
};

const atOnce = 500;

/** All that is known of a person: the record, every booking on their cards, and who looked. */
export async function exportOf(
  { replica, desk, accounts, audit }: ExportParts,
  id: string,
  by: Principal,
): Promise<Result<CardholderExport>> {
  const found = await desk.one(id, by);
  if (!found.ok) return found;
  const held: CardholderExport["accounts"][number][] = [];
  for (const { account } of found.value.cards) {
    const doc = account as DocId;
    const view = await accounts.byId(doc, by);
    if (view.ok) held.push({ account: view.value, entries: await entriesOf(accounts, doc, by) });
  }
  audit.note({ by, act: "cardholder-exported", subject: id });
  const zone = replica.directory.network?.zone ?? "UTC";
  return ok({
    exportedAt: rfc3339(zone, replica.ports.clock.now()),
    cardholder: found.value,
    accounts: held,
    audit: audit.all(id),
  });
}

async function entriesOf(
  accounts: Accounts,
  doc: DocId,
  by: Principal,
): Promise<readonly EntryView[]> {
  const all: EntryView[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await accounts.entries(doc, { cursor, limit: atOnce }, by);
    if (!page.ok) return all;
    all.push(...page.value.items);
    if (page.value.next === null) return all;
    cursor = page.value.next;
  }
}
