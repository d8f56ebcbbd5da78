import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import {
  list,
  moment,
  or,
  orNull,
  type Read,
  record,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

export interface Problem {
  readonly field: string;
  readonly reason: string;
}

interface Where {
  readonly regions: readonly string[];
  readonly branches: readonly string[];
}

export interface Activation {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly from: string | null;
  /** Null for everywhere. */
  readonly where: Where | null;
  readonly groups: readonly string[];
}

const readWhere: Read<Where> = shape({
  regions: or(list(text), []),
  branches: or(list(text), []),
});

const readDefinition = shape({
  from: orNull(text),
  scope: orNull(readWhere),
  groups: or(list(text), []),
});

function readActivation(value: unknown): Activation {
  const one = shape({ id: text, version: whole, state: text })(value);
  const { from, scope, groups } = readDefinition(record(value)["definition"] ?? {});
  return { ...one, from, where: scope, groups };
}

export const readCampaign: Read<CampaignRow> = shape({
  id: text,
  name: text,
  state: text,
  approved: whole,
  isChanged: yes,
  draft: record as Read<DraftValues>,
  problems: list(shape({ field: text, reason: text })),
  sentence: orNull(shape({ de: text, en: text })),
  activations: list(readActivation),
  version: text,
});

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly approved: number;
  readonly isChanged: boolean;
  readonly draft: DraftValues;
  readonly problems: readonly Problem[];
  readonly sentence: { readonly de: string; readonly en: string } | null;
  readonly activations: readonly Activation[];
  /** The ETag. */
  readonly version: string;
}

const readNode = shape({
  device: text,
  branch: orNull(text),
  connected: yes,
  received: yes,
  lastSeenAt: orNull(moment),
});

export type ReachNode = ReturnType<typeof readNode>;

export const readReach = shape({
  of: whole,
  received: whole,
  offline: whole,
  nodes: list(readNode),
});

const both = shape({ de: text, en: text });

export const readOverlap = shape({
  campaign: text,
  name: text,
  from: text,
  to: orNull(text),
  outcome: text,
  sentence: both,
});

export const readJobName = shape({ job: text });

const readResult = shape({
  receipts: whole,
  inScope: whole,
  applied: whole,
  cost: whole,
  sentence: both,
  assumptions: list(both),
  branches: list(shape({ branch: text, receipts: whole, applied: whole, discount: whole })),
});

export const readJob = shape({
  state: text,
  done: whole,
  of: orNull(whole),
  result: orNull(readResult),
});

export type Job = ReturnType<typeof readJob>;

const readLine = shape({ id: text, net: whole });

export const readTrial = shape({
  total: or(whole, 0),
  net: whole,
  lines: list(readLine),
  earns: or(list(shape({ purse: text, amount: whole })), []),
  campaigns: list(shape({ campaign: text, applied: yes, why: orNull(text) })),
});

export type Trial = ReturnType<typeof readTrial>;

const readBar = shape({
  campaign: text,
  name: text,
  state: text,
  activation: orNull(text),
  spans: list(shape({ from: moment, until: moment })),
});

export type Bar = ReturnType<typeof readBar>;

export const readTimeline = shape({ from: text, to: text, zone: text, bars: list(readBar) });

export const readNamed = shape({ id: text, name: or(text, "") });

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Things with a name in both languages. */
export function readNamedIn(language: "de" | "en"): Read<Named> {
  return (value) => {
    const { id } = shape({ id: text })(value);
    const { name } = record(value);
    if (typeof name === "string") return { id, name };
    const names = typeof name === "object" && name !== null ? record(name) : {};
    return { id, name: or(text, id)(names[language]) };
  };
}

export interface PurseName extends Named {
  readonly kind: string;
}

/** A purse is named by `purse`, as in bookings. */
export function readPurseIn(language: "de" | "en"): Read<PurseName> {
  const named = readNamedIn(language);
  return (value) => {
    const { purse, kind } = shape({ purse: text, kind: text })(value);
    return { ...named({ ...record(value), id: purse }), kind };
  };
}
