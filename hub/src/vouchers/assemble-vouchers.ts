import { hmacSha256 } from "@cardweave/shared/entries/hash";
import type { AccountViews } from "@cardweave/shared/http/account-views";
import type { CardBook } from "@cardweave/shared/http/replica-accounts";
import { ReplicaVouchers } from "@cardweave/shared/http/voucher/replica-vouchers";
import type { Vouchers } from "@cardweave/shared/http/voucher/voucher-services";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { PoolDesk } from "../pool/pool-desk.ts";
import { ensureActivationPurse } from "./activation-purse.ts";
import { BatchBook } from "./batch-book.ts";
import { BatchDesk } from "./batch-desk.ts";
import { BatchMaker } from "./batch-maker.ts";
import { CouponArt } from "./coupon-art.ts";
import { CouponDesk, couponContent } from "./coupon-desk.ts";
import { CouponTally } from "./coupon-tally.ts";
import { VoucherBatches, voucherContent } from "./voucher-batches.ts";

export type VoucherParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly audit: AuditLog;
  readonly secret: Uint8Array;
  readonly cards: CardBook;
  readonly views: AccountViews;
  readonly pool: Pick<PoolDesk, "holderOf">;
  readonly fatal: (fault: unknown) => void;
};

export type HubVouchers = {
  readonly vouchers: Vouchers;
  readonly batches: VoucherBatches;
  readonly coupons: CouponDesk;
  readonly maker: BatchMaker;
  readonly art: CouponArt;
  readonly tally: CouponTally;
};

/** What the hub does with vouchers and coupons; batches that were broken off go on at once. */
export function assembleVouchers(parts: VoucherParts): HubVouchers {
  const { replica, desk, audit, secret, cards, views, pool, fatal } = parts;
  const key = hmacSha256(secret, "desk numbers");
  const book = new BatchBook({ desk, key, random: replica.ports.random });
  const maker = new BatchMaker({
    replica,
    secret,
    book,
    contentOf: (batch) =>
      batch.kind === "voucher" ? voucherContent(batch) : couponContent(batch, pool),
  });
  const orders = new BatchDesk({ replica, desk, book, maker, audit, failed: fatal });
  ensureActivationPurse(replica)
    .then(() => maker.resume())
    .catch(fatal);
  return {
    vouchers: new ReplicaVouchers(replica, cards),
    batches: new VoucherBatches(replica, orders),
    coupons: new CouponDesk({ replica, batches: orders, cards, views, pool }),
    maker,
    art: new CouponArt({ replica, batches: orders }),
    tally: new CouponTally(replica),
  };
}
