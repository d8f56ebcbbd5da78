import { type AccountState, beyondOf, seenOf } from "../domain/account.ts";
import { applyFact } from "../domain/account-fold.ts";
import type { Body } from "../domain/bodies.ts";
import { type Command, decide, type View } from "../domain/decide.ts";
import type { ActionKey, Entry, SignedEntry } from "../domain/entry.ts";
import { type DocId, type EntryId, isControl, isVoucher, type ReceiptId } from "../domain/ids.ts";
import { sumOf } from "../domain/lines.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { dayIn } from "../domain/time.ts";
import { receiptIdOf } from "../entries/hash.ts";
import { signEntry } from "../entries/sign.ts";
import type { Answer } from "../ports/entry-store.ts";
import type { Signer } from "../ports/keys.ts";
import { shardOf } from "../protocol/shards.ts";
import { bookingContext } from "./booking-context.ts";
import { type Author, continued, mostCited, nextEntry, type OwnChain } from "./own-chain.ts";
import type { Replica, Step } from "./replica.ts";

export type Wish = {
  readonly doc: DocId;
  readonly command: Command;
  /** Said beside the refusal when this wish is the one that is refused. */
  readonly about?: Readonly<Record<string, unknown>>;
};

/** Wishes that depend on what is held when the action's turn has come. */
export type Wishing = (step: Step, receipt: ReceiptId) => Promise<Result<readonly Wish[]>>;

/** What a till asks for under one key; all of its wishes are booked, or none. */
export type Action = {
  readonly key: ActionKey;
  readonly by: string | null;
  /** SHA-256 of the canonical request, hex. */
  readonly request: string;
  readonly wishes: readonly Wish[] | Wishing;
  readonly dryRun?: boolean;
  /** Makes the answer that is stored with the booking and told again to every retry. */
  readonly answer: (booked: Booked) => Promise<{ status: number; body: string }>;
};

export type Booked = {
  readonly receipt: ReceiptId;
  readonly bodies: readonly { readonly doc: DocId; readonly body: Body }[];
  readonly entries: readonly SignedEntry[];
  /** The step as it will stand when the answer is told. */
  readonly step: Step;
};

export type Outcome = { readonly answer: Answer; readonly replayed: boolean };

/**
 * Decides, signs and stores one action; resolves when it is durable.
 * A key that was answered before gets that answer; with another request it is `key-reused`.
 */
export function act(replica: Replica, action: Action): Promise<Result<Outcome>> {
  return replica.step(async (step) => {
    const before = await step.workspace.answer(action.key);
    if (before !== undefined) return replay(before, action.request);
    if (replica.isRetired) return refused("not-allowed", { reason: "retired" });
    return perform(replica, step, action);
  });
}

function replay(answer: Answer, request: string): Result<Outcome> {
  if (answer.request !== request) return refused("key-reused");
  return ok({ answer, replayed: true });
}

async function perform(replica: Replica, step: Step, action: Action): Promise<Result<Outcome>> {
  const receipt = receiptIdOf(replica.device, action.key);
  const planned = await plan(replica, step, { action, receipt });
  if (!planned.ok) return planned;
  const bodies = planned.value;
  if (action.dryRun === true) return dryRun(action, { receipt, bodies, step });
  const entries = await write(replica, step, { author: action, bodies });
  const { status, body } = await action.answer({ receipt, bodies, entries, step });
  const answer = { key: action.key, request: action.request, status, body };
  step.workspace.putAnswer(answer);
  return ok({ answer, replayed: false });
}

/** What would be booked, with nothing stored; its answer is told and not kept. */
async function dryRun(action: Action, booked: Omit<Booked, "entries">): Promise<Result<Outcome>> {
  const { status, body } = await action.answer({ ...booked, entries: [] });
  const answer = { key: action.key, request: action.request, status, body };
  return ok({ answer, replayed: false });
}

type Planned = { readonly doc: DocId; readonly body: Body };

/**
 * Decides wish by wish, each on what those before it would leave; nothing is signed or written,
 * so that a refusal of the last one leaves no trace of the first.
 */
async function plan(
  replica: Replica,
  step: Step,
  { action, receipt }: { readonly action: Action; readonly receipt: ReceiptId },
): Promise<Result<readonly Planned[]>> {
  const { wishes } = action;
  const wished = typeof wishes === "function" ? await wishes(step, receipt) : ok(wishes);
  if (!wished.ok) return wished;
  const planned: Planned[] = [];
  const foreseen = new Map<DocId, AccountState>();
  let { chain } = step;
  for (const { doc, command, about } of wished.value) {
    const account = foreseen.get(doc) ?? (await step.workspace.account(doc));
    const target = command.type === "reverse" ? await booking(step, command) : undefined;
    const view = { ...viewAt(replica, account, { chain }), receipt, target };
    const decision = decide(view, command);
    if (!decision.ok) return { ok: false, error: { ...about, ...decision.error } };
    const bodies = decision.value.map((body) => ({ doc, body }));
    planned.push(...bodies);
    if (wished.value.length === 1) break;
    const next = foresee(replica, { account, chain }, { bodies, author: action, target });
    foreseen.set(doc, next.account);
    chain = next.chain;
  }
  return ok(planned);
}

type Foreseen = { readonly account: AccountState; readonly chain: OwnChain };

/** What an account would be after these entries, with names that no entry has. */
function foresee(
  replica: Replica,
  before: Foreseen,
  plan: {
    readonly bodies: readonly Planned[];
    readonly author: Author;
    readonly target: Entry | undefined;
  },
): Foreseen {
  const { directory: control, ports } = replica;
  return plan.bodies.reduce<Foreseen>(({ account, chain }, { doc, body }) => {
    const held = { account, control, now: ports.clock.now() };
    const entry = nextEntry(chain, { doc, body, author: plan.author }, held);
    const id = `planned ${entry.seq}` as EntryId;
    const history = { seen: seenOf(account), hlc: account.hlc };
    const fact = { id, entry, history, target: plan.target, objection: null };
    const { state } = applyFact(account, fact, bookingContext(control));
    return { account: state, chain: continued(chain, fact) };
  }, before);
}

async function booking(step: Step, { of }: { readonly of: EntryId }): Promise<Entry | undefined> {
  const found = await step.workspace.find(of);
  return found?.verdict === "valid" ? found.entry : undefined;
}

/** The issuer of what no branch has issued. */
const headquarters = "headquarters";
const noReceipt = "" as ReceiptId;

/** What may be decided on an account here and now; also what the account view is made of. */
export function viewAt(
  replica: Replica,
  account: AccountState,
  { chain }: Pick<Step, "chain">,
): View {
  const { directory, ports, device } = replica;
  const branch = directory.branchOf(device) ?? headquarters;
  const now = ports.clock.now();
  const zone = directory.network?.zone ?? "UTC";
  return {
    account,
    device,
    branch,
    purses: directory.purses,
    policy: directory.policy,
    time: { day: () => dayIn(zone, now), now },
    receipt: noReceipt,
    minted: (purse) => chain.minted[purse] ?? 0,
    beyond: (purse) => {
      const card = beyondOf(account, { purse, device }, { seen: seenOf(account) });
      const isAlike = ({ doc }: { doc: DocId }) => isVoucher(doc) === isVoucher(account.doc);
      const open = chain.beyond.filter((one) => one.purse === purse && isAlike(one));
      return { card, device: Math.max(card, sumOf(open)) };
    },
    checkpoint: chain.checkpoint,
    checksIn: replica.isCheckingIn,
    pool: directory.poolOf(shardOf(account.doc)),
    target: undefined,
  };
}

export type Writing = {
  readonly author: Author;
  readonly bodies: readonly { readonly doc: DocId; readonly body: Body }[];
  /** Another device that this process signs for, such as a pool; default is its own. */
  readonly signer?: Signer;
};

/** Signs bodies as a device's next entries and puts them into the step. */
export async function write(
  replica: Replica,
  step: Step,
  { author, bodies, signer = replica.ports.signer }: Writing,
): Promise<readonly SignedEntry[]> {
  const signed: SignedEntry[] = [];
  for (const { doc, body } of bodies) {
    for (const join of await joins(replica, step, { doc, signer })) signed.push(join);
    signed.push(await sign(replica, step, { doc, body, author, signer }));
  }
  return signed;
}

type Signing = Planned & { readonly author: Author; readonly signer: Signer };

async function sign(replica: Replica, step: Step, of: Signing): Promise<SignedEntry> {
  const account = await step.workspace.account(of.doc);
  const now = replica.ports.clock.now();
  const held = { account, control: replica.directory, now };
  const chain = await replica.chainOf(step, of.signer);
  const entry = nextEntry(chain, of, held);
  const one = await signEntry(of.signer, entry);
  await step.workspace.integrateOwn(one, now);
  const target = await step.workspace.target(entry);
  replica.putChain(step, continued(chain, { id: one.id, entry, target }));
  return one;
}

/**
 * Cites first what one entry cannot cite at once, so that the next one has the whole history: what
 * was decided on all of it is backed by all of it. Source: SPEC R48.
 */
async function joins(
  replica: Replica,
  step: Step,
  { doc, signer }: Pick<Signing, "doc" | "signer">,
): Promise<readonly SignedEntry[]> {
  const signed: SignedEntry[] = [];
  const author = { by: null, key: null };
  while ((await step.workspace.account(doc)).heads.length > mostCited && !isControl(doc)) {
    signed.push(await sign(replica, step, { doc, body: { kind: "join" }, author, signer }));
  }
  return signed;
}
