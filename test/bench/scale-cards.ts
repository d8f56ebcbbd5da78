import type { OpenHub } from "@cardweave/hub/commands/open-hub";
import type { Person } from "@cardweave/hub/people/person";
import { PersonVault } from "@cardweave/hub/people/person-vault";
import { maskedNumber } from "@cardweave/hub/people/person-views";
import type { Body } from "@cardweave/shared/domain/bodies";
import { decide } from "@cardweave/shared/domain/decide";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { receiptIdOf } from "@cardweave/shared/entries/hash";
import type { Signer } from "@cardweave/shared/ports/keys";
import { viewAt, write } from "@cardweave/shared/replica/act";
import type { Step } from "@cardweave/shared/replica/replica";
import { branchNamed, cardsPerHolder, numberOf, personNamed } from "./scale-names.ts";

const cardsPerStep = 500;
const nobody = { by: null, key: null };
const yes: Body = { kind: "status", what: "personal", value: "yes", link: null };

/**
 * Cards with a credit that a branch's node has decided and signed, and people as headquarters keeps
 * and seals them. What is left out is the way there: no HTTP, no line, and 500 cards a commit.
 */
export async function fillCards(
  hub: OpenHub,
  nodes: readonly Signer[],
  count: number,
): Promise<void> {
  const { desk, peopleKey: master, replica } = hub;
  const vault = new PersonVault({ desk, master, random: replica.ports.random });
  for (let from = 0; from < count; from += cardsPerStep) {
    const some = Array.from({ length: Math.min(cardsPerStep, count - from) }, (_, at) => from + at);
    await replica.step(async (step) => {
      for (const at of some) await addCard({ hub, step, nodes }, at);
    });
    desk.transaction(() => {
      for (const at of some.filter(isHeld)) addPerson({ hub, vault }, at);
    });
  }
}

function isHeld(at: number): boolean {
  return at % cardsPerHolder === 0;
}

function accountOf({ secret }: OpenHub, at: number): DocId {
  return accountDocOf(secret, "own", numberOf(at));
}

type Filling = { readonly hub: OpenHub; readonly step: Step; readonly nodes: readonly Signer[] };

async function addCard({ hub, step, nodes }: Filling, at: number): Promise<void> {
  const { replica } = hub;
  const doc = accountOf(hub, at);
  const signer = nodes[at % nodes.length];
  if (signer === undefined) throw new Error("no nodes");
  const chain = await replica.chainOf(step, signer);
  const view = viewAt(replica, await step.workspace.account(doc), { chain });
  const receipt = receiptIdOf(signer.device, { till: "bench", id: `${at}` });
  const here = { device: signer.device, branch: branchNamed(at), receipt };
  const wish = { type: "credit", purse: "points" as PurseId, reason: "earned" } as const;
  const decision = decide({ ...view, ...here }, { ...wish, amount: 1 + (at % 500) });
  if (!decision.ok) throw new Error(decision.error.code);
  const bodies = decision.value.map((body) => ({ doc, body }));
  await write(replica, step, { author: nobody, bodies, signer });
  if (isHeld(at)) await write(replica, step, { author: nobody, bodies: [{ doc, body: yes }] });
}

type Keeping = { readonly hub: OpenHub; readonly vault: PersonVault };

function addPerson({ hub, vault }: Keeping, at: number): void {
  const { replica } = hub;
  const since = replica.ports.clock.now();
  const account = accountOf(hub, at);
  const card = { account, scheme: "own", number: maskedNumber(numberOf(at)), since };
  const person: Person = {
    id: `p-${at.toString(16).padStart(32, "0")}`,
    ...personNamed(at / cardsPerHolder),
    language: "de",
    birthday: null,
    group: null,
    branch: branchNamed(at / cardsPerHolder),
    cards: [{ ...card, after: replica.chain.hlc }],
    consents: [],
    createdAt: since,
    changedAt: since,
  };
  vault.add(person);
  vault.mark(person.id, "noted");
}
