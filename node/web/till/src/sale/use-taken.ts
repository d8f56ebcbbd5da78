import { useEffect, useState } from "react";
import type { Asked } from "../desk-places.ts";
import type { PlaceProps } from "../screens/place-props.ts";
import { useHeld } from "../screens/use-source.ts";
import { payingPurses } from "./paying.ts";
import { lookAtOthers, takeOther } from "./take-other.ts";
import { lookAtVouchers, type Taken, takeVoucher } from "./take-voucher.ts";

function take({ room, ports, who, on }: PlaceProps, asked: Asked): Promise<Taken> | null {
  if (asked.kind === "voucher") return takeVoucher(ports.desk, room, asked.number);
  if (asked.kind !== "pay-card") return null;
  const own = on?.account.id ?? null;
  const purses = payingPurses(room.purses, who.currency);
  return takeOther(ports.api, room, { card: asked.card, own, purses });
}

/** Puts what was scanned to pay into the sale; tells of what is of no use in it. */
export function useTaken(props: PlaceProps): Taken | null {
  const { room, ports } = props;
  const asked = useHeld(room.asked);
  const { others, pays } = useHeld(room.sale);
  const [taken, setTaken] = useState<Taken | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is taken once
  useEffect(() => {
    const taking = asked === null ? null : take(props, asked);
    if (taking === null) return;
    room.asked.change(() => null);
    void taking.then(setTaken);
  }, [asked, room, ports]);
  useEffect(() => void lookAtOthers(ports.api, room, others), [ports, room, others]);
  useEffect(() => void lookAtVouchers(ports.desk, room, pays), [ports, room, pays]);
  return taken;
}
