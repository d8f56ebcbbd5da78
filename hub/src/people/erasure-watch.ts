import type { Body } from "@cardweave/shared/domain/bodies";
import type { Change, Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { PeopleRegister } from "./people-register.ts";

export type WatchParts = {
  readonly replica: Replica;
  readonly register: PeopleRegister;
  readonly audit: AuditLog;
  readonly fatal: (fault: unknown) => void;
};

/**
 * A hub that was restored from a backup has people again who were erased since. The nodes still
 * have the entries that say so; when those come back, the people go again. Source: SPEC R574.
 */
export function watchErasures({ replica, register, audit, fatal }: WatchParts): () => void {
  const forget = async ({ settled }: Change): Promise<void> => {
    await register.ready;
    for (const { signed, verdict } of settled) {
      const { body, doc, hlc } = signed.entry;
      if (verdict !== "valid" || !isNobodys(body)) continue;
      const id = register.forget(doc, hlc);
      const by = { role: "headquarters" } as const;
      if (id !== undefined) audit.note({ by, act: "cardholder-forgotten-again", subject: id });
    }
  };
  const watching = replica.changes$.subscribe((change) => {
    const says = change.settled.some(({ signed }) => isNobodys(signed.entry.body));
    if (says) forget(change).catch(fatal);
  });
  return () => watching.unsubscribe();
}

function isNobodys(body: Body): boolean {
  return body.kind === "status" && body.what === "personal" && body.value === null;
}
