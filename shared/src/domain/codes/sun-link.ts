/** What a chip that signs adds to its link at every tap: the counter, encrypted, and a code over it. */
export type SunParts = { readonly counter: string; readonly mac: string };

const hex32 = /^[0-9A-F]{32}$/;
const hex16 = /^[0-9A-F]{16}$/;

/** The proof in a tapped link `…/c/<number>?e=<32 hex>&c=<16 hex>`, in its one spelling `e.c`. */
export function sunIn(link: string): string | undefined {
  const [, query = ""] = link.split("?", 2);
  const given = new Map(query.split("&").map((pair) => splitPair(pair)));
  const proof = `${given.get("e") ?? ""}.${given.get("c") ?? ""}`.toUpperCase();
  return sunParts(proof) === undefined ? undefined : proof;
}

export function sunParts(proof: string): SunParts | undefined {
  const [counter = "", mac = "", ...rest] = proof.split(".");
  const isWhole = rest.length === 0 && hex32.test(counter) && hex16.test(mac);
  return isWhole ? { counter, mac } : undefined;
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
}
