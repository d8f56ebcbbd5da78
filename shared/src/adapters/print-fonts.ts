import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PrintFonts } from "../ports/print-fonts.ts";

const { resolve } = createRequire(import.meta.url);
const family = "@expo-google-fonts/source-sans-3";

/** Source Sans 3, under the SIL Open Font License: Latin, Greek and Cyrillic letters. */
export function printFonts(): PrintFonts {
  return {
    regular: readFileSync(resolve(`${family}/400Regular/SourceSans3_400Regular.ttf`)),
    bold: readFileSync(resolve(`${family}/700Bold/SourceSans3_700Bold.ttf`)),
  };
}
