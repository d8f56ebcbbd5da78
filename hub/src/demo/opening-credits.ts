import type { DemoPlan } from "./demo-plan.ts";

/** The first cards have something on them and a PIN, booked as a till would book it. */
export async function giveCredits(plan: DemoPlan, nodes: readonly string[]): Promise<void> {
  for (const [at, card] of plan.cards.slice(0, 30).entries()) {
    const branch = plan.branches[at % plan.branches.length];
    const address = nodes[at % nodes.length];
    const till = branch?.tills[0];
    if (address === undefined || till === undefined) continue;
    const there = { address, till: till.token };
    const send = (purse: string, amount: number) =>
      credit({ ...there, key: `opening-${at}-${purse}` }, { card, purse, amount });
    await send("points", 20 + at * 7);
    if (at % 2 === 0) await send("money", 1_000 + at * 250);
    await setPin({ ...there, key: `pin-${at}` }, card);
  }
}

type At = { readonly address: string; readonly till: string; readonly key: string };

async function credit(
  { address, till, key }: At,
  {
    card,
    purse,
    amount,
  }: { card: { scheme: string; number: string }; purse: string; amount: number },
): Promise<void> {
  const reason = purse === "money" ? "top-up" : "earned";
  const { scheme, number } = card;
  const body = { card: { scheme, number }, type: "credit", purse, amount, currency: "EUR", reason };
  await post("/v1/bookings", { address, till, key }, body);
}

async function setPin(at: At, card: DemoPlan["cards"][number]): Promise<void> {
  const { scheme, number, pin: newPin } = card;
  await post("/v1/cards/pin", at, { card: { scheme, number }, newPin });
}

async function post(path: string, { address, till, key }: At, body: object): Promise<void> {
  const response = await fetch(new URL(path, address), {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${till}`,
      "Idempotency-Key": key,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} refused: ${await response.text()}`);
}
