import { sunParts } from "@cardweave/shared/domain/codes/sun-link";
import { readSunTap } from "@cardweave/shared/http/cards/sun-tap";
import { type Bench, median, quantile } from "./measures.ts";

const proof = "EF963FF7828658A599F3041510671E88.94EED9EE65337086";
const keys = { meta: new Uint8Array(16), file: new Uint8Array(16) };
const rounds = 2_000;

/** What a chip's tap costs, without the counter's place on the disk. */
async function run() {
  const parts = sunParts(proof);
  if (parts === undefined) throw new Error("the published tap is one");
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    readSunTap(parts, keys);
    return performance.now() - begun;
  }).slice(rounds / 10);
  return [
    { name: "check of a tap, median", value: median(times), unit: "ms", goal: { most: 1 } },
    { name: "check of a tap, 99 of 100", value: quantile(times, 0.99), unit: "ms" },
  ];
}

export const tap: Bench = { name: "tap", what: "a tap of a chip that signs (NTAG 424 DNA)", run };
