/** Where a message goes, as it goes over the wire. */
export type WebhookMessage = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What the receiver said, or why nobody said anything. */
export type WebhookAnswer = { readonly status: number } | { readonly fault: string };

/** Messages to somebody else's server. */
export interface WebhookLine {
  /** Why nothing is ever sent to this address; null when it may be. */
  objection(url: string): string | null;
  /** Never throws for what the other side does; follows no redirect. */
  post(message: WebhookMessage): Promise<WebhookAnswer>;
}
