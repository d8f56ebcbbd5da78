/** `unused`: nothing was sent to it since the start. */
export type PrinterState = {
  readonly state: "unused" | "ready" | "away";
  readonly since: number | null;
};

/** A printer for receipts beside a till. */
export interface ReceiptPrinter {
  /** One receipt after the other; false when the printer did not take it. Never rejects. */
  print(bytes: Uint8Array): Promise<boolean>;
  readonly state: PrinterState;
}
