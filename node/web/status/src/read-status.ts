import {
  list,
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

const attention = shape({ code: text, detail: text });
const device = shape({
  name: text,
  kind: text,
  till: orNull(text),
  status: text,
  detail: orNull(text),
  since: moment,
});

const health = shape({
  version: text,
  api: text,
  device: text,
  line: shape({ state: text, since: orNull(moment) }),
  unsent: whole,
  oldestUnsentAt: orNull(moment),
  printer: orNull(shape({ state: text, since: orNull(moment) })),
  campaignSet: orNull(text),
  clockOffsetMs: orNull(whole),
  entries: whole,
  readers: list(device),
  attention: list(attention),
});

/** What the page shows of its node. Times are ms since 1970. */
const status = shape({
  at: moment,
  startedAt: moment,
  branch: shape({ id: text, name: text, zone: text }),
  network: text,
  currency: text,
  checkingIn: yes,
  health,
  disk: orNull(shape({ free: whole, total: whole, low: yes })),
  tills: list(
    shape({ id: text, name: text, training: yes, connected: yes, lastSeenAt: orNull(moment) }),
  ),
  unsent: list(
    shape({
      at: moment,
      kind: text,
      purse: orNull(text),
      amount: orNull(whole),
      till: orNull(text),
    }),
  ),
  campaigns: shape({ active: whole, leftOut: list(shape({ campaign: text, why: text })) }),
  care: shape({
    check: orNull(shape({ at: moment, differences: whole })),
    backup: orNull(shape({ at: moment, bytes: whole })),
  }),
});

export type Status = ReturnType<typeof status>;
export type ReaderState = Status["health"]["readers"][number];
export type Unsent = Status["unsent"][number];

export const readStatus: Read<Status> = status;
