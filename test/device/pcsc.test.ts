import { linkMessage } from "@cardweave/hardware/ndef";
import type { CardRead } from "@cardweave/shared/domain/codes/card-read";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { describeReader, type ReaderLab, type Sample } from "../contract/card-reader.contract.ts";
import { runCommand } from "../process/child.ts";
import { patience } from "../process/lane.ts";
import { waitFor } from "../process/wait-for.ts";
import { describePcsc } from "./lanes.ts";
import { PcscLab } from "./pcsc-lab.ts";
import type { CardPlan } from "./virtual-card.ts";

// Cards are put down and taken away at the service's own pace.
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const link = "https://karte.example/c/ONE";
const hex = (message: Uint8Array): string => Buffer.from(message).toString("hex");
const linked: CardPlan = { uid: "04a1b2c3d4e5f6", message: hex(linkMessage(link)) };
const bare: CardPlan = { uid: "04112233445566" };

const planOf = ({ medium }: Sample): CardPlan => (medium === "nfc" ? linked : bare);

/** One for the file: a service and its network take their time to begin. */
let opened: Promise<PcscLab> | null = null;
function theLab(): Promise<PcscLab> {
  opened ??= PcscLab.open();
  return opened;
}

describeReader("PC/SC", async () => labOf(await theLab()), describePcsc);

afterAll(async () => (await opened)?.close());

function labOf(lab: PcscLab): ReaderLab {
  return {
    samples: [
      { medium: "nfc", data: link },
      { medium: "rfid", data: "04112233445566" },
    ],
    open: () => lab.reader(),
    show: async (sample) => {
      await lab.show(planOf(sample));
    },
    garbage: async () => {
      await lab.show({ atr: "0102", ...bare });
      await lab.show({});
    },
    unplug: async () => {
      await lab.down();
    },
    replug: async () => {
      await lab.up();
    },
    pass: (ms) => lab.clock.pass(ms),
    dispose: async () => {
      await lab.up();
    },
  };
}

describePcsc("chips on a PC/SC reader", () => {
  let lab: PcscLab;
  let reads: CardRead[] = [];
  let reader: ReturnType<PcscLab["reader"]>;
  let status = "";
  const upTo = (count: number) =>
    waitFor(`${count} reads`, async () => (reads.length >= count ? true : undefined));
  const shown = () => reads.map(({ medium, data }) => [medium, data]);
  const becomes = (wished: string) =>
    waitFor(wished, async () => (status === wished ? true : undefined));

  beforeAll(async () => {
    lab = await theLab();
  });
  beforeEach(async () => {
    reads = [];
    reader = lab.reader();
    reader.reads$.subscribe((read) => reads.push(read));
    reader.state$.subscribe((state) => {
      status = state.status;
    });
    await becomes("ready");
  });
  afterEach(() => reader.stop());

  test("R853 J6, J8: reads its own application, a message, and else the bare number", async () => {
    await lab.show({ ...linked, own: "K7Q2M4X9R1T5W8ZC0" });
    await lab.show(linked);
    const type2 = `0103a00c340329${hex(linkMessage(`${link}/12345678`))}fe`;
    await lab.show({ uid: "04223344556677", pages: type2.replace("0329", `03${lengthOf(type2)}`) });
    await lab.show(bare);
    await upTo(4);
    expect(shown()).toEqual([
      ["chip", "K7Q2M4X9R1T5W8ZC0"],
      ["nfc", link],
      ["nfc", `${link}/12345678`],
      ["rfid", "04112233445566"],
    ]);
    expect(Buffer.from(reads[0]?.raw ?? []).toString("hex")).toBe("3b80800101");
  });

  test("R852 J8: a card that is pulled away mid-read tells nothing and harms nothing", async () => {
    await lab.pull({ ...linked, message: hex(linkMessage(link.padEnd(200, "x"))) }, 4);
    await lab.show(linked);
    await upTo(1);
    expect(shown()).toEqual([["nfc", link]]);
  });

  test("R852 J8: it finds the service again after every end of it", async () => {
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      await lab.down(signal);
      await becomes("away");
      await lab.up();
      await becomes("ready");
      await lab.show(signal === "SIGTERM" ? linked : bare);
    }
    await upTo(2);
    expect(shown()).toEqual([
      ["nfc", link],
      ["rfid", "04112233445566"],
    ]);
  });

  test("R854 J6: a blank chip gets its link once, and it is read back", async () => {
    const written = reader.personalise(link);
    const message = await lab.show({ uid: "04a1b2c3d4e5f6", message: "" });
    expect(await written).toBe("written");
    expect(message).toBe(hex(linkMessage(link)));
    const again = reader.personalise(`${link}2`);
    expect(await lab.show({ uid: "04a1b2c3d4e5f6", message })).toBe(message);
    expect(await again).toBe("not-empty");
  });

  test("R854 J6: a command writes a card's link to a chip, and refuses what is no link", async () => {
    await reader.stop();
    const words = ["write-chip", "--socket", lab.socket, "--link"];
    const held = runCommand([...words, link]);
    const isBlank = { uid: "04a1b2c3d4e5f6", message: "" };
    const message = await waitFor("the chip", async () => {
      const seen = await lab.show(isBlank);
      return seen === "" ? undefined : seen;
    });
    expect(message).toBe(hex(linkMessage(link)));
    expect(await held).toMatchObject({ code: 0, stdout: expect.stringContaining("read back") });
    expect((await runCommand([...words, "karte"])).code).toBe(1);
  });

  test("R854 J6: what cannot be written says so", async () => {
    const locked = reader.personalise(link);
    await lab.show({ uid: "04a1b2c3d4e5f6", message: "", isReadOnly: true });
    expect(await locked).toBe("read-only");
    const foreign = reader.personalise(link);
    await lab.show(bare);
    expect(await foreign).toBe("not-writable");
    const pulled = reader.personalise(link);
    await lab.pull({ uid: "04a1b2c3d4e5f6", message: "" }, 6);
    expect(await pulled).toBe("pulled-away");
  });
});

function lengthOf(pages: string): string {
  return ((pages.length - "0103a00c340329".length - "fe".length) / 2).toString(16).padStart(2, "0");
}
