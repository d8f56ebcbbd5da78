import { list, shape, text } from "@cardweave/shared/ui/api/readers";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";

const readSchemes = shape({ value: list(text) });

/** The kinds of numbers that the network takes as cards; null until they are known. */
export function useSchemes(): readonly string[] | null {
  return useItem("/v1/policy/schemes", readSchemes).value?.value ?? null;
}
