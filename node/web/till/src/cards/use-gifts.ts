import { useEffect, useState } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import type { GiftView } from "../api/read-gift.ts";

/** What may be given by hand now; nothing while it is asked, or where nobody answers. */
export function useGifts(desk: Pick<DeskApi, "gifts">): readonly GiftView[] {
  const [gifts, setGifts] = useState<readonly GiftView[]>([]);
  useEffect(() => {
    let isWanted = true;
    void desk.gifts().then((answer) => {
      if (isWanted && answer.kind === "done") setGifts(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk]);
  return gifts;
}
