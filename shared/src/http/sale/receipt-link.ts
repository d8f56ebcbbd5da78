import { timingSafeEqual } from "node:crypto";
import { isReceiptId, type ReceiptId } from "../../domain/ids.ts";
import { hmacSha256 } from "../../entries/hash.ts";

/** 80 bits: nobody finds one by trying, and the QR code stays small. */
const sealBytes = 10;

/** The addresses of digital receipts, which nobody but the network's own devices can make. */
export type ReceiptLinks = {
  readonly linkOf: (receipt: ReceiptId) => string;
  /** The receipt of a link of ours; undefined for any other text. */
  readonly receiptIn: (link: string) => ReceiptId | undefined;
};

export function receiptLinks(secret: Uint8Array, domain: () => string): ReceiptLinks {
  const sealOf = (receipt: string) =>
    Buffer.from(hmacSha256(secret, `receipt link ${receipt}`).subarray(0, sealBytes));
  return {
    linkOf: (receipt) => {
      const seal = sealOf(receipt).toString("hex");
      return `https://${domain()}/r/${receipt}${seal}`.toUpperCase();
    },
    receiptIn: (link) => {
      const found = /^https:\/\/[^/]+\/r\/([0-9a-f]{32})([0-9a-f]{20})$/i.exec(link.trim());
      const [, id = "", seal = ""] = found ?? [];
      const receipt = id.toLowerCase();
      if (!isReceiptId(receipt)) return undefined;
      return timingSafeEqual(Buffer.from(seal, "hex"), sealOf(receipt)) ? receipt : undefined;
    },
  };
}
