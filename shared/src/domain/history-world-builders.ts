import {
  type AccountState,
  beyondOf,
  emptyAccount,
  emptyPurse,
  type PurseState,
  rightsIn,
  seenOf,
} from "./account.ts";
import { applyFact } from "./account-fold.ts";
import type { Body } from "./bodies.ts";
import type { BookingContext } from "./booking-context.ts";
import { type Command, decide, type View } from "./decide.ts";
import { citedBy, citing, type Decree, rulingsOf } from "./decrees-builders.ts";
import type { Entry } from "./entry.ts";
import type { FoldVerdict } from "./fact.ts";
import { hlcZero, tick } from "./hlc.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { instant } from "./measure.ts";
import { defaultPolicy, type SpendingLimit } from "./policy.ts";
import { type CitedHistory, withEntry } from "./seen.ts";

/** Tests only: replicas of one account that exchange entries, without bytes and signatures. */
export const points: PurseId = "points" as PurseId;
const doc = `01${"0".repeat(32)}` as DocId;
export const deviceNamed = (name: string): DeviceId => name.padEnd(32, "0") as DeviceId;
export const pool: DeviceId = deviceNamed("f001");

export const headquarters: DeviceId = deviceNamed("e001");
const roles = new Map([
  [pool, "pool"],
  [headquarters, "headquarters"],
] as const);

export type Made = { readonly id: EntryId; readonly entry: Entry; readonly target: EntryId | null };

/** A lot's id out of its attributes, as unique as tests need it. */
function lotIdOf(attributes: object): LotId {
  let hash = 0;
  for (const letter of JSON.stringify(attributes)) hash = (hash * 31 + letter.charCodeAt(0)) % 1e9;
  return String(hash).padStart(32, "0") as LotId;
}

function contextWith(world: HistoryWorld, known: () => number): BookingContext {
  return {
    ...rulingsOf(world.decrees, known, world.bound),
    lotIdOf,
    roleOf: (device) => roles.get(device) ?? "node",
    limitAt: () => world.limit,
    returnWindowAt: () => defaultPolicy.returnWindowDays,
    dayOf: () => "2026-11-22",
  };
}

export class HistoryWorld {
  readonly made = new Map<EntryId, Made>();
  readonly decrees: Decree[] = [];
  readonly limit: SpendingLimit;
  /** What each device may create unasked. */
  readonly bound: number | null;
  #now = 1_000;

  constructor(limit: SpendingLimit, bound: number | null = null) {
    this.limit = limit;
    this.bound = bound;
  }

  nextId(): EntryId {
    return (this.made.size + 1).toString(16).padStart(64, "0") as EntryId;
  }

  now(): number {
    this.#now += 1;
    return this.#now;
  }

  /** Folds entries in the order given, all decrees known; what is cited must come before. */
  fold(entries: Iterable<Made>): Account {
    const account = this.account();
    account.learn(this.decrees.length, this.made);
    for (const one of entries) account.apply(one, this.made);
    return account;
  }

  account(): Account {
    return new Account(this);
  }
}

/** One replica's account. */
export class Account {
  state: AccountState = emptyAccount(doc);
  readonly held = new Set<EntryId>();
  readonly verdicts = new Map<EntryId, FoldVerdict>();
  readonly #histories = new Map<EntryId, CitedHistory>();
  readonly #context: BookingContext;
  /** How many of headquarters' decrees are known here. */
  known = 0;

  constructor(world: HistoryWorld) {
    this.#context = contextWith(world, () => this.known);
  }

  /** Later decrees judge anew what is held. */
  learn(known: number, all: ReadonlyMap<EntryId, Made>): void {
    if (known <= this.known) return;
    this.known = known;
    const held = [...this.held].flatMap((id) => all.get(id) ?? []);
    this.state = emptyAccount(doc);
    for (const one of held) this.apply(one, all);
  }

  apply({ id, entry, target }: Made, all: ReadonlyMap<EntryId, Made>): void {
    const history = this.#historyOf(entry);
    const about = target === null ? undefined : all.get(target)?.entry;
    const isSeen = about !== undefined && (history.seen[about.device] ?? 0) >= about.n;
    const of = target === null ? undefined : this.verdicts.get(target);
    const isGood = isSeen && (of === "valid" || of === "unconfirmed");
    const fact = { id, entry, history, target: isGood ? about : undefined, objection: null };
    const { state, verdict } = applyFact(this.state, fact, this.#context);
    this.state = state;
    this.verdicts.set(id, verdict);
    this.held.add(id);
    this.#histories.set(id, withEntry(history, entry));
  }

  /** Always walked, never taken from the whole state: the slow way is the definition. */
  #historyOf({ after, own }: Entry): CitedHistory {
    const empty: CitedHistory = { seen: {}, hlc: hlcZero };
    return [...after, ...(own === null ? [] : [own])].reduce<CitedHistory>((sum, id) => {
      const one = this.#histories.get(id) ?? empty;
      const seen = { ...sum.seen };
      for (const [device, n] of Object.entries(one.seen) as [DeviceId, number][]) {
        seen[device] = Math.max(seen[device] ?? 0, n);
      }
      return { seen, hlc: one.hlc.ms > sum.hlc.ms ? one.hlc : sum.hlc };
    }, empty);
  }

  receive(entries: Iterable<Made>, all: ReadonlyMap<EntryId, Made>): void {
    const open = [...entries].filter((one) => !this.held.has(one.id));
    for (let progress = true; progress; ) {
      progress = false;
      for (const one of open) {
        const { after, own } = one.entry;
        const isReady = [...after, ...(own === null ? [] : [own])].every((id) => this.held.has(id));
        if (this.held.has(one.id) || !isReady || citedBy(one.entry) > this.known) continue;
        this.apply(one, all);
        progress = true;
      }
    }
  }
}

/** A device that books on its replica; honest ones ask `decide`, liars sign what they like. */
export class Booker {
  readonly device: DeviceId;
  readonly account: Account;
  readonly #world: HistoryWorld;
  #hlc = hlcZero;
  #minted = 0;
  /** Nobody will hear from it any more. */
  isGone = false;

  constructor(world: HistoryWorld, device: DeviceId) {
    this.#world = world;
    this.device = device;
    this.account = world.account();
  }

  view(target?: Entry): View {
    const { state } = this.account;
    const spent = beyondOf(state, { purse: points, device: this.device }, { seen: seenOf(state) });
    return {
      account: state,
      device: this.device,
      branch: this.device.slice(0, 4),
      purses: new Map([[points, purse]]),
      policy: { ...defaultPolicy, limits: { ...defaultPolicy.limits, points: this.#world.limit } },
      time: { day: () => "2026-11-22", now: 0 },
      receipt: "" as View["receipt"],
      minted: () => this.#minted,
      beyond: () => ({ card: spent, device: spent }),
      checkpoint: null,
      checksIn: false,
      pool,
      target,
    };
  }

  get isRetired(): boolean {
    const { known } = this.account;
    return this.#world.decrees
      .slice(0, known)
      .some((one) => one.kind === "retire" && one.device === this.device);
  }

  /** Books what the rules allow; false when they refuse, or when it knows that it is retired. */
  wish(command: Command): boolean {
    if (this.isRetired) return false;
    const isUndo = command.type === "reverse" && this.account.verdicts.get(command.of) === "valid";
    const target = isUndo ? this.#world.made.get(command.of)?.entry : undefined;
    const decision = decide(this.view(target), command);
    if (!decision.ok) return false;
    for (const body of decision.value) this.sign(body);
    return true;
  }

  sign(body: Body): Made {
    const { state } = this.account;
    const own = state.devices[this.device];
    this.#hlc = tick(laterOf(this.#hlc, state.hlc), instant(this.#world.now()));
    const entry: Entry = {
      doc,
      device: this.device,
      seq: (own?.n ?? 0) + 1,
      prev: null,
      own: own?.last ?? null,
      n: (own?.n ?? 0) + 1,
      after: state.heads,
      hlc: this.#hlc,
      policy: citing(this.account.known),
      by: null,
      key: null,
      body,
    };
    if (body.kind === "credit" || body.kind === "reverse") this.#minted = body.minted;
    const target = body.kind === "reverse" || body.kind === "cover" ? body.of : null;
    const made = { id: this.#world.nextId(), entry, target };
    this.#world.made.set(made.id, made);
    this.account.apply(made, this.#world.made);
    return made;
  }

  receiveFrom(other: Booker): void {
    const all = this.#world.made;
    this.account.learn(other.account.known, all);
    const theirs = [...all.values()].filter((one) => other.account.held.has(one.id));
    this.account.receive(theirs, all);
  }

  get purse() {
    return this.account.state.purses[points] ?? emptyPurse;
  }

  seen() {
    return seenOf(this.account.state);
  }
}

function laterOf(a: typeof hlcZero, b: typeof hlcZero) {
  return a.ms > b.ms || (a.ms === b.ms && a.count > b.count) ? a : b;
}

const purse = {
  kind: "purse",
  id: points,
  unit: "points",
  currency: null,
  unitValue: null,
  slots: null,
  nameDe: "Punkte",
  nameEn: "Points",
  active: true,
} as const;

/** A receipt that books nothing on the card; what is returned of it moves no value either. */
export function saleOf(net: number): Command {
  const nothing = { article: null, group: null, name: null, tax: null, filled: null };
  const rest = { id: "1", kind: "goods", quantity: "2", unitPrice: null, discounts: [] } as const;
  const lists = { lines: [{ ...nothing, ...rest, gross: net, net }], effects: [], costs: [] };
  const header = { number: null, at: null, hold: null, of: null, campaignSet: null };
  return { type: "note", body: { kind: "receipt", ...header, ...lists, tenders: [] } };
}

/** What an entry that counts adds to the balance, disputed claims taken as if they held. */
export function changeBy({ entry: { body } }: Made, made: ReadonlyMap<Made["id"], Made>): number {
  if (body.kind === "credit") return body.amount;
  if (body.kind === "debit") return -sumOf(body.lines) - body.beyond;
  if (body.kind !== "reverse") return 0;
  const back = sumOf(body.lines) + body.beyond;
  const of = made.get(body.of)?.entry.body.kind;
  if (of === "receipt") return 0;
  return of === "credit" ? -back : back;
}

export function leastRight(purse: PurseState, devices: readonly DeviceId[]): number {
  const lots = Object.keys(purse.lots) as LotId[];
  const rights = lots.flatMap((lot) => devices.map((device) => rightsIn(purse, { lot, device })));
  return Math.min(0, ...rights);
}

/** What a device spent beyond its rights, as far as it counts. */
export function beyondBy({ purses }: AccountState, device: DeviceId): number {
  const debts = Object.values(purses[points]?.debts ?? {});
  return sumOf(debts.filter((debt) => debt.device === device && debt.covers.length === 0));
}
