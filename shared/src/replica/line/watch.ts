import type { Bye, Welcome } from "../../protocol/frames-greeting.ts";
import type { Beacon } from "../../protocol/frames-state.ts";
import type { Admitted } from "../admit.ts";

/** What a session tells whoever shows the line's state. */
export interface LineWatch {
  welcomed(welcome: Welcome): void;
  caughtUp(): void;
  chainConfirmed(): void;
  /** The hub holds another or a longer chain of this device: its disk is not what it was. */
  chainBroken(code: "rolled-back" | "forked", seq: number): void;
  received(admitted: Admitted): void;
  beacon(beacon: Beacon): void;
  dismissed(bye: Bye): void;
}
