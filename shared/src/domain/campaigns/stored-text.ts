import type { EarningEffect } from "./campaign.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * What a receipt keeps of an earning effect, beside the effect itself. `lines` are the ids of the
 * lines it counted, `weighed` those of them that have no whole units; `nets` what they cost when
 * the conditions were tested, where that is not what they cost in the end.
 */
export type StoredBasis = {
  readonly lines: readonly string[];
  readonly minAmount?: number | undefined;
  readonly minQuantity?: number | undefined;
  readonly nets?: readonly number[] | undefined;
  readonly weighed?: readonly string[] | undefined;
};

export type StoredEffect = EarningEffect & { readonly basis: StoredBasis };

/** The canonical text of a stored effect, before and after its basis. */
export type StoredText = { readonly before: string; readonly after: string };

const mark = "basis";

/** Made once per change of the set; what follows from a basket goes between. */
export function storedText(effect: EarningEffect): StoredText {
  const [before = "", after = ""] = canonicalJson({ ...effect, basis: mark }).split(
    `"${mark}":"${mark}"`,
  );
  return { before, after };
}

/** Canonical, as the text of a basis is made with its names in order. */
export function parametersOf({ before, after }: StoredText, basis: string): string {
  return `${before}"${mark}":${basis}${after}`;
}
