import type { Result } from "../../domain/result.ts";
import type {
  ActivateVoucher,
  MakeVouchers,
  VoidVoucher,
  VoucherFileRequest,
  VoucherView,
} from "../../protocol/http/voucher.ts";
import type { Principal } from "../principal.ts";
import type { Answered, Command } from "../services.ts";

export type VoucherFile = {
  readonly media: string;
  readonly bytes: Uint8Array;
  readonly name: string;
};

/** What everybody who may see vouchers can ask. */
export interface Vouchers {
  show(number: string, by: Principal): Promise<Result<VoucherView>>;
  file(number: string, request: VoucherFileRequest, by: Principal): Promise<Result<VoucherFile>>;
}

/** What a till does with them. */
export interface VoucherSales {
  make(command: Command<MakeVouchers>): Promise<Result<Answered>>;
  activate(number: string, command: Command<ActivateVoucher>): Promise<Result<Answered>>;
  void(number: string, command: Command<VoidVoucher>): Promise<Result<Answered>>;
}
