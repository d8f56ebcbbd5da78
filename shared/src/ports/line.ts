/** Why a connection ended, as far as this side knows. */
export type LineEnd = { readonly code: string; readonly detail: string };

/**
 * One connection to a peer: whole binary frames, reliable and in order while it lasts.
 * `buffered` is what has been handed in and not yet left the machine, in bytes.
 */
export interface Connection {
  send(frame: Uint8Array): void;
  buffered(): number;
  close(end: LineEnd): void;
  /** Called once for every frame, then once with the end. Set before the first await. */
  receive(listener: ConnectionListener): void;
}

export type ConnectionListener = {
  readonly frame: (bytes: Uint8Array) => void;
  readonly ended: (end: LineEnd) => void;
};

/** Dials the hub. Rejects with LineFault when there is nobody. */
export interface Dialer {
  dial(): Promise<Connection>;
}

export class LineFault extends Error {
  override readonly name = "LineFault" as const;
}
