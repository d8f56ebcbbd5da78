import type { Principal } from "@cardweave/shared/http/principal";

/** Somebody who may edit drafts, as they were let in. */
export type Editor = {
  readonly by: Principal;
  /** What the others see. */
  readonly name: string;
  /** False once the session has ended or the role was taken away. */
  readonly stands: () => Promise<boolean>;
};
