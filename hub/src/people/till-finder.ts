import type { DeviceId } from "@cardweave/shared/domain/ids";
import { type FoundPerson, mostFound, type Search } from "@cardweave/shared/protocol/frames-people";
import { fewestLetters } from "@cardweave/shared/protocol/http/cardholder";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { folded } from "./name-index.ts";
import type { PeopleRegister } from "./people-register.ts";
import { foundCards } from "./person-views.ts";

export type FinderParts = {
  readonly replica: Replica;
  readonly register: PeopleRegister;
  readonly audit: AuditLog;
};

type Finder = (search: Search, device: DeviceId) => Promise<readonly FoundPerson[]>;

/**
 * Answers a till that looks for a customer: any branch may serve anybody, so it finds all people,
 * but only a few at a time, no more of them than name, masked number and account, and it is noted.
 */
export function tillFinder({ replica, register, audit }: FinderParts): Finder {
  return async (search, device) => {
    await register.ready;
    const people = peopleNamed(register, search.text);
    const by = { role: "till", operator: search.by ?? undefined } as const;
    const branch = replica.directory.branchOf(device) ?? null;
    const detail = { till: search.till, branch, found: people.length };
    audit.note({ by, act: "cardholders-searched", subject: null, detail });
    return people;
  };
}

/** Letters count as they are compared, in which an umlaut that was written out is one. */
function peopleNamed(register: PeopleRegister, text: string): readonly FoundPerson[] {
  if (folded(text).length < fewestLetters - 1) return [];
  const found: FoundPerson[] = [];
  for (const id of register.index.search(text)) {
    found.push(...foundCards(register.find(id)?.person));
    if (found.length >= mostFound) break;
  }
  return found.slice(0, mostFound);
}
