import { emptyAccount } from "@cardweave/shared/domain/account";
import { compareHlc } from "@cardweave/shared/domain/hlc";
import { isBudget, isControl } from "@cardweave/shared/domain/ids";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { AccountViews } from "@cardweave/shared/http/account-views";
import type { Principal } from "@cardweave/shared/http/principal";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { BranchBooking } from "@cardweave/shared/protocol/http/live";
import type { Replica } from "@cardweave/shared/replica/replica";
import { sees } from "../registry/sight.ts";

/** Entries at the end of a chain that are looked through; not all of them are bookings. */
const lookedThrough = 400;
const mostShown = 100;

/** The newest bookings that a branch's devices have sent, newest first. */
export class BranchLog {
  readonly #replica: Replica;
  readonly #views: AccountViews;

  constructor(replica: Replica, views: AccountViews) {
    this.#replica = replica;
    this.#views = views;
  }

  async newest(id: string, by: Principal): Promise<Result<readonly BranchBooking[]>> {
    const { directory } = this.#replica;
    const branch = directory.branches.get(id);
    if (branch === undefined || !sees(by, branch)) return refused("not-found");
    const devices = [...directory.devices.values()].filter((one) => one.branch === id);
    const found = await Promise.all(devices.map(({ device }) => this.#endOf(device)));
    const newest = found
      .flat()
      .filter(isBooking)
      .toSorted((a, b) => compareHlc(b.entry.hlc, a.entry.hlc))
      .slice(0, mostShown);
    return ok(await Promise.all(newest.map((one) => this.#told(one))));
  }

  async #endOf(device: StoredEntry["entry"]["device"]): Promise<readonly StoredEntry[]> {
    const { store } = this.#replica.ports;
    const { seq } = await store.position(device);
    return store.chain(device, Math.max(0, seq - lookedThrough), lookedThrough);
  }

  async #told(stored: StoredEntry): Promise<BranchBooking> {
    const { doc } = stored.entry;
    const account = (await this.#replica.ports.store.account(doc)) ?? emptyAccount(doc);
    return { account: doc, ...(await this.#views.entry(stored, account)) };
  }
}

function isBooking({ entry: { body, doc } }: StoredEntry): boolean {
  if (isControl(doc) || isBudget(doc)) return false;
  return body.kind === "credit" || body.kind === "debit" || body.kind === "reverse";
}
