import { join } from "node:path";
import { linkMessage } from "@cardweave/hardware/ndef";
import { readSecretFile } from "@cardweave/shared/commands/secret-file";
import { aSunTap } from "@cardweave/shared/http/cards/sun-builders";
import type { BookingAnswer } from "@cardweave/shared/protocol/http/booking";
import type { CardRef } from "@cardweave/shared/protocol/http/card";
import type { CardNews } from "@cardweave/shared/protocol/http/events";
import { afterAll, expect, test } from "vitest";
import { withNetwork } from "../process/lane.ts";
import { newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { EventEar } from "./event-ear.ts";
import { describePcsc, mayUsePcsc } from "./lanes.ts";
import { PcscLab } from "./pcsc-lab.ts";

const lab = mayUsePcsc ? await PcscLab.open() : null;
const env = { CARDWEAVE_READERS: `kind=pcsc,name=chips,path=${lab?.socket}` };

describePcsc("chips at a running node", () => {
  const network = withNetwork({ nodes: 1, surroundings: { nord: { env } } });
  afterAll(() => lab?.close());
  const branch = () => network().branch(0);
  let taps = 0;

  /** What the till's page hears when the card is held to the reader. */
  async function tapped(number: string): Promise<CardNews> {
    taps += 1;
    const { tills } = network().plan.branches[0] ?? {};
    const ear = await EventEar.at(branch().till.address, tills?.[0]?.token ?? "");
    const secret = readSecretFile(join(branch().site.folder, "network.secret"));
    const [counter, mac] = aSunTap({ secret, number, count: taps }).split(".");
    const link = `https://karte.example/c/${number}?e=${counter}&c=${mac}`;
    const news = ear.next("card");
    await lab?.show({
      uid: "04de5f1eacc040",
      message: Buffer.from(linkMessage(link)).toString("hex"),
    });
    ear.close();
    return (await news) as CardNews;
  }

  async function spend(key: string, card: CardRef): Promise<number> {
    const body = {
      card,
      type: "debit",
      purse: "points",
      amount: 1,
      reason: "redeemed",
      currency: "EUR",
    };
    const headers = { "Idempotency-Key": key };
    const answer = await branch().till.call<BookingAnswer>("POST", "/v1/bookings", {
      body,
      headers,
    });
    return answer.status;
  }

  test("R853, R864 J6, J8: a tap of a chip that signs pays once", async () => {
    const { till } = branch();
    await waitFor("the reader", async () =>
      (await till.health()).readers.some(({ status }) => status === "ready") ? true : undefined,
    );
    const card = newCard();
    await till.book(`earn-${card.number}`, { card, type: "credit", purse: "points", amount: 9 });
    const first = await tapped(card.number);
    expect(first).toMatchObject({ card, medium: "nfc", reader: "chips" });
    expect(await spend(`one-${card.number}`, first.card)).toBe(201);
    expect(await spend(`two-${card.number}`, first.card)).toBe(403);
    const second = await tapped(card.number);
    expect(await spend(`three-${card.number}`, second.card)).toBe(201);
    expect(await spend(`three-${card.number}`, second.card)).toBe(201);
  });
});
