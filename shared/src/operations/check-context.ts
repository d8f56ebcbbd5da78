import type { Directory } from "../domain/directory.ts";
import type { DeviceId } from "../domain/ids.ts";
import type { Verifier } from "../ports/keys.ts";
import type { StoreAudit } from "../ports/store-audit.ts";
import type { Findings } from "./findings.ts";

/** How far a check has come; `done` counts entries, or accounts. */
export type Progress = {
  readonly part: "control" | "chains" | "feed" | "accounts" | "answers";
  readonly done: number;
};

export type CheckContext = {
  readonly audit: StoreAudit;
  readonly verifier: Verifier;
  readonly findings: Findings;
  readonly progress: (progress: Progress) => void;
  /** This replica's own device. */
  readonly device: DeviceId;
  readonly isHub: boolean;
  /** What the control entries say, all of them applied. */
  readonly directory: Directory;
};
