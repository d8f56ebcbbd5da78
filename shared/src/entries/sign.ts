import type { Entry, SignedEntry } from "../domain/entry.ts";
import type { Signer, Verifier } from "../ports/keys.ts";
import { encodePayload, type ParsedEntry, sealEntry, signedMessage } from "./codec.ts";

export async function signEntry(signer: Signer, entry: Entry): Promise<SignedEntry> {
  const payload = encodePayload(entry);
  return sealEntry(entry, payload, await signer.sign(signedMessage(payload)));
}

export function isSignedBy(
  verifier: Verifier,
  publicKey: Uint8Array,
  parsed: ParsedEntry,
): Promise<boolean> {
  return verifier.verify(publicKey, signedMessage(parsed.payload), parsed.signature);
}
