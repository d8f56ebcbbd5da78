import type { Read } from "@cardweave/shared/ui/api/readers";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import { type Loaded, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useEffect } from "react";

const againMs = 1_000;

/** Batches; read again for as long as one of them is being made. */
export function useMadeRows<T extends { readonly state: string }>(
  path: string,
  read: Read<T>,
): Loaded<readonly T[]> {
  const { after } = usePage();
  const rows = useRows(path, read);
  const { reload, value } = rows;
  const isMaking = value?.some(({ state }) => state === "making") ?? false;
  useEffect(() => {
    if (!isMaking) return undefined;
    let callOff = (): void => undefined;
    const tick = (): void => {
      callOff = after(againMs, () => {
        reload();
        tick();
      });
    };
    tick();
    return () => callOff();
  }, [isMaking, after, reload]);
  return rows;
}
