import type { Step } from "@cardweave/shared/replica/replica";

/** Somebody who signs in at the hub. `password` is an argon2id string. Never leaves the hub. */
export type User = {
  readonly id: string;
  readonly login: string;
  readonly role: "headquarters" | "regional-manager" | "manager" | "auditor" | "integration";
  readonly password: string | null;
  /** SHA-256 of a bearer token, hex. */
  readonly token: string | null;
  readonly branches: readonly string[];
  readonly regions: readonly string[];
  readonly active: boolean;
  /** How often all sessions were ended at once. */
  readonly signOuts?: number;
};

/** A one-time code that lets a device in; only its hash is kept. */
export type Enrolment = {
  readonly hash: string;
  readonly role: "node" | "till" | "phone";
  readonly branch: string;
  readonly name: string;
  readonly until: number;
  /** The key that redeemed it, hex; the same key may ask again. */
  readonly usedBy: string | null;
};

type Lists = { readonly users: readonly User[]; readonly enrolments: readonly Enrolment[] };

const names = { users: "desk-users", enrolments: "desk-enrolments" } as const;

/** Lists that only the hub keeps, stored in the same step as the entries that go with them. */
export async function readList<K extends keyof Lists>(step: Step, list: K): Promise<Lists[K]> {
  return JSON.parse((await step.workspace.meta(names[list])) ?? "[]") as Lists[K];
}

export function putList<K extends keyof Lists>(step: Step, list: K, items: Lists[K]): void {
  step.workspace.putMeta(names[list], JSON.stringify(items));
}
