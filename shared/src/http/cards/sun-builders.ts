import { createCipheriv } from "node:crypto";
import { fromHex, toHex } from "../../entries/hex.ts";
import { aesCmac } from "./aes-cmac.ts";
import { sunKeys } from "./sun-tap.ts";

export type Tapped = {
  /** The network's. */
  readonly secret: Uint8Array;
  readonly number: string;
  /** How often the chip was tapped. */
  readonly count: number;
};

/** What the chip of an own card adds to its link at one tap, as `<32 hex>.<16 hex>`. */
export function aSunTap({ secret, number, count }: Tapped): string {
  const { meta, file } = sunKeys(secret, "own", number);
  const plain = Buffer.from(`c704de5f1eacc040000000${"00".repeat(5)}`, "hex");
  plain.writeUIntLE(count, 8, 3);
  const hiding = createCipheriv("aes-128-cbc", meta, new Uint8Array(16)).setAutoPadding(false);
  const counter = hiding.update(plain).toString("hex").toUpperCase();
  const words = Buffer.concat([fromHex("3cc300010080"), plain.subarray(1, 11)]);
  const code = aesCmac(aesCmac(file, words), new Uint8Array());
  return `${counter}.${toHex(code.filter((_, at) => at % 2 === 1)).toUpperCase()}`;
}
