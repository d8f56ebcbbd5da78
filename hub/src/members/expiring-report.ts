import type { AccountState } from "@cardweave/shared/domain/account";
import { totalOf } from "@cardweave/shared/domain/holding";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import { ok, type Result } from "@cardweave/shared/domain/result";
import { dayIn } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type { ExpiringQuery, ExpiringRow } from "@cardweave/shared/protocol/http/expiring-report";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { PeopleRegister } from "../people/people-register.ts";
import { allAccounts } from "./all-accounts.ts";

export type ExpiringParts = {
  readonly replica: Replica;
  readonly register: PeopleRegister;
  readonly audit: AuditLog;
};

/** Units that customers collect; vouchers, caps and codes are nobody's mailing. */
const listed: ReadonlySet<string> = new Set(["points", "money", "stamps", "coupon", "reward"]);

/** What ends soon on which card, account by account in the order of their ids. Source: SPEC R651. */
export class ExpiringReport {
  readonly #parts: ExpiringParts;

  constructor(parts: ExpiringParts) {
    this.#parts = parts;
  }

  async list(query: ExpiringQuery, by: Principal): Promise<Result<Listed<ExpiringRow>>> {
    const { replica, register, audit } = this.#parts;
    await register.ready;
    const items: ExpiringRow[] = [];
    let next: DocId | null = null;
    let last: DocId | null = null;
    for await (const doc of allAccounts(replica, query.cursor)) {
      const account = await replica.ports.store.account(doc);
      const rows = account === undefined ? [] : this.#rows(account, query);
      if (rows.length === 0) continue;
      if (items.length >= query.limit) {
        next = last;
        break;
      }
      items.push(...rows);
      last = doc;
    }
    audit.note({ by, act: "expiring-listed", subject: null, detail: { shown: items.length } });
    return ok({ items, next });
  }

  #rows({ doc, purses }: AccountState, { before, purse: wanted }: ExpiringQuery): ExpiringRow[] {
    const { replica, register } = this.#parts;
    const { directory, ports } = replica;
    const today = dayIn(directory.network?.zone ?? "UTC", ports.clock.now());
    const cardholder = register.index.ofAccount(doc) ?? null;
    return (Object.keys(purses) as PurseId[])
      .filter((purse) => purse === (wanted ?? purse))
      .filter((purse) => listed.has(directory.purses.get(purse)?.unit ?? ""))
      .flatMap((purse) => {
        const ends = endsOf(purses[purse]?.lots ?? {}, { today, before });
        return [...ends].map(([on, amount]) => ({ account: doc, cardholder, purse, on, amount }));
      });
  }
}

type Period = { readonly today: string; readonly before: string };

/** How much ends on which day. */
function endsOf(
  lots: AccountState["purses"][PurseId]["lots"],
  { today, before }: Period,
): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { attributes, holdings } of Object.values(lots)) {
    const on = attributes?.expires ?? null;
    if (on === null || on < today || on >= before) continue;
    const amount = Object.values(holdings).reduce((sum, holding) => sum + totalOf(holding), 0);
    if (amount > 0) ends.set(on, (ends.get(on) ?? 0) + amount);
  }
  return new Map([...ends].toSorted());
}
