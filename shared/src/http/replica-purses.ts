import type { PurseDefinition } from "../domain/control-bodies.ts";
import type { PurseDef } from "../protocol/http/purse.ts";
import type { Replica } from "../replica/replica.ts";
import type { Purses } from "./services.ts";

export function replicaPurses(replica: Replica): Purses {
  return { purses: async () => [...replica.directory.purses.values()].map(purseDef) };
}

export function purseDef(purse: PurseDefinition): PurseDef {
  return {
    purse: purse.id,
    kind: purse.unit,
    ...(purse.currency === null ? {} : { currency: purse.currency }),
    unitValue: purse.unitValue,
    slots: purse.slots,
    name: { de: purse.nameDe, en: purse.nameEn },
    active: purse.active,
  };
}
