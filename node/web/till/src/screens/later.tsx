import { type ReactNode, useDeferredValue } from "react";

/** What nobody waits for: drawn after what stands beside it, and not in the way of the next key. */
export function Later({ children }: { readonly children: ReactNode }): ReactNode {
  return useDeferredValue(true, false) ? children : null;
}
