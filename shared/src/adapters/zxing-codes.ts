import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { CodeReader } from "../ports/code-reader.ts";

const { resolve } = createRequire(import.meta.url);

/** Without its file given, the library would fetch it from the network. */
export function zxingCodes(): CodeReader {
  const bytes = readFileSync(resolve("zxing-wasm/reader/zxing_reader.wasm"));
  const wasmBinary = new Uint8Array(bytes).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  return {
    async read(bitmap) {
      const found = await readBarcodes(
        { ...bitmap, colorSpace: "srgb" },
        {
          formats: ["QRCode", "Code128", "EAN13"],
          // What is painted lies straight; what has to be turned to be read is not good enough.
          tryHarder: false,
          tryRotate: false,
          tryInvert: false,
          maxNumberOfSymbols: 2,
        },
      );
      return found.filter(({ isValid }) => isValid).map(({ text }) => text);
    },
  };
}
