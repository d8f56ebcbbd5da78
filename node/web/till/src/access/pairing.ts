/** Which till this browser is, as the branch manager's pairing link told it once. */
export interface Pairing {
  readonly till: string;
  readonly token: string;
}

const place = "cardweave.pairing";

/** Reads "#till=t1&token=…". */
export function pairingIn(fragment: string): Pairing | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const till = fields.get("till");
  const token = fields.get("token");
  return till && token ? { till, token } : null;
}

export function keptPairing(disk: Storage): Pairing | null {
  return pairingIn(disk.getItem(place) ?? "");
}

export function keepPairing(disk: Storage, pairing: Pairing): void {
  disk.setItem(place, new URLSearchParams({ ...pairing }).toString());
}

export function dropPairing(disk: Storage): void {
  disk.removeItem(place);
}
