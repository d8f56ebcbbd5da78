import type { Random } from "@cardweave/shared/ports/clock";
import { Webhook as Signer } from "standardwebhooks";
import { opened, seal } from "../people/seal.ts";
import type { Webhook } from "./webhook-book.ts";

const secretLength = 32;

export type SecretParts = {
  /** Under which secrets lie in the desk. */
  readonly key: Uint8Array;
  readonly random: Random;
};

/** Secrets that are shared with receivers; sealed wherever they lie. */
export class WebhookSecrets {
  readonly #parts: SecretParts;

  constructor(parts: SecretParts) {
    this.#parts = parts;
  }

  make(webhook: string): { readonly text: string; readonly sealed: Uint8Array } {
    const { key, random } = this.#parts;
    const bytes = random.bytes(secretLength);
    const text = `whsec_${Buffer.from(bytes).toString("base64")}`;
    return { text, sealed: seal(bytes, { key, label: `webhook ${webhook}` }, random) };
  }

  /**
   * The headers of a message; one signature for each secret that holds.
   * Source: Standard Webhooks. Unit: ms.
   */
  headers(webhook: Webhook, event: { id: string; body: string }, now: number): Headers {
    const { id, secret, oldSecret, oldUntil } = webhook;
    const isOldGood = oldSecret !== null && oldUntil !== null && now < oldUntil;
    const signatures = [secret, ...(isOldGood ? [oldSecret] : [])].flatMap((sealed) => {
      const bytes = opened(sealed, { key: this.#parts.key, label: `webhook ${id}` });
      if (bytes === undefined) return [];
      const signer = new Signer(Buffer.from(bytes).toString("base64"));
      return [signer.sign(event.id, new Date(now), event.body)];
    });
    return {
      "Content-Type": "application/json",
      "User-Agent": "Cardweave",
      "webhook-id": event.id,
      "webhook-timestamp": String(Math.floor(now / 1_000)),
      "webhook-signature": signatures.join(" "),
    };
  }
}

type Headers = Readonly<Record<string, string>>;
