import { useEffect, useState } from "react";
import type { PlaceProps } from "../screens/place-props.ts";
import { useHeld } from "../screens/use-source.ts";
import { type Taken, takeVoucher } from "./take-voucher.ts";

/** Puts a voucher that was scanned into the sale; tells of one that is of no use in it. */
export function useTakenVoucher({ room, ports }: PlaceProps): Taken | null {
  const asked = useHeld(room.asked);
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    if (asked?.kind !== "voucher") return;
    room.asked.change(() => null);
    void takeVoucher(ports.desk, room, asked.number).then(setTaken);
  }, [asked, room, ports]);
  return taken;
}
