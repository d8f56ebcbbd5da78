import { ok, type Result, refused } from "../../domain/result.ts";
import { voucherPage } from "../../printing/voucher-pdf.ts";
import type { SlipStyle, VoucherSlip } from "../../printing/voucher-slip.ts";
import { qrSvg, voucherSvg } from "../../printing/voucher-svg.ts";
import type { VoucherFileRequest, VoucherView } from "../../protocol/http/voucher.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Principal } from "../principal.ts";
import type { CardBook } from "../replica-accounts.ts";
import { GuessLimit } from "./guess-limit.ts";
import type { VoucherFile, Vouchers } from "./voucher-services.ts";
import { type NamedVoucher, VoucherViews } from "./voucher-views.ts";

export const voucherScheme = "voucher";

/** Vouchers as a replica holds them; who guesses at numbers is slowed down. */
export class ReplicaVouchers implements Vouchers {
  readonly #replica: Replica;
  readonly #cards: CardBook;
  readonly #guesses: GuessLimit;
  readonly views: VoucherViews;

  constructor(replica: Replica, cards: CardBook) {
    this.#replica = replica;
    this.#cards = cards;
    this.#guesses = new GuessLimit(replica.ports.clock);
    this.views = new VoucherViews(replica);
  }

  show(number: string, by: Principal): Promise<Result<VoucherView>> {
    return this.known(number, by, async (named) => ok(await this.views.of(named)));
  }

  /** Runs `then` on a voucher that somebody has made; counts the others against the caller. */
  async known<T>(
    number: string,
    by: Principal,
    then: (named: NamedVoucher) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const card = this.#cards.read({ scheme: voucherScheme, number });
    if (!card.ok) return card.error.code === "invalid" ? wrongNumber(card.error) : card;
    const named = { number: card.value.number.number, doc: card.value.doc };
    return this.#guesses.watch(callerOf(by), async () => {
      const account = await this.#replica.ports.store.account(named.doc);
      return account === undefined ? refused("not-found") : then(named);
    });
  }

  file(number: string, request: VoucherFileRequest, by: Principal): Promise<Result<VoucherFile>> {
    return this.known(number, by, async (named) => {
      const voucher = await this.views.of(named);
      if (voucher.state !== "inactive" && voucher.state !== "active") {
        return refused("conflict", { state: voucher.state });
      }
      return ok(await this.#printed(voucher, request));
    });
  }

  async #printed(voucher: VoucherView, request: VoucherFileRequest): Promise<VoucherFile> {
    const { format, language, to, from, message } = request;
    const { directory, ports } = this.#replica;
    const { number, qr, currency, expires, state, rest } = voucher;
    const value = state === "active" ? rest : voucher.value;
    const slip: VoucherSlip = { number, qr, value, expires };
    const style: SlipStyle = { title: directory.network?.name ?? "", currency, language };
    const dedication = { to, from, message };
    if (format === "pdf") {
      const bytes = await voucherPage(slip, style, { dedication, now: ports.clock.now() });
      return { media: "application/pdf", bytes, name: "voucher.pdf" };
    }
    const svg = format === "qr" ? qrSvg(qr) : voucherSvg(slip, style, dedication);
    return { media: "image/svg+xml", bytes: Buffer.from(svg, "utf8"), name: "voucher.svg" };
  }
}

/** The path's part is a field to whoever reads the refusal. */
function wrongNumber({ fields }: { readonly [name: string]: unknown }): Result<never> {
  const list = Array.isArray(fields) ? fields : [];
  const reasons = list.map((one: { readonly reason?: string }) => one.reason ?? "");
  return refused("invalid", { fields: reasons.map((reason) => ({ field: "number", reason })) });
}

function callerOf({ till, user, operator, role }: Principal): string {
  return till ?? user ?? operator ?? role;
}
