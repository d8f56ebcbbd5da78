import type { DeskStep } from "@cardweave/shared/ports/desk-database";
import { auditTables } from "./audit-tables.ts";
import { campaignTables } from "./campaign-tables.ts";
import { cardTables } from "./card-tables.ts";
import { peopleTables } from "./people-tables.ts";
import { voucherTables } from "./voucher-tables.ts";
import { webhookTables } from "./webhook-tables.ts";

/**
 * Everything that ever changed the desk's tables, oldest first. Each subject keeps its steps in a
 * file of its own; a step that has been released is never edited, a later one follows it.
 */
export const deskSteps: readonly DeskStep[] = [
  ...voucherTables,
  ...auditTables,
  ...peopleTables,
  ...cardTables,
  ...campaignTables,
  ...webhookTables,
];
