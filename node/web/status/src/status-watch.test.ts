import type { Answer } from "@cardweave/shared/ui/api/call";
import { describe, expect, test } from "vitest";
import { adviceOf, findingTexts } from "./finding-texts.ts";
import { findingsOf, verdictOf } from "./findings.ts";
import { readStatus, type Status } from "./read-status.ts";
import { sayWith } from "./say.ts";
import { StatusWatch } from "./status-watch.ts";

const at = "2026-11-22T14:02:11+01:00";

const told = {
  at,
  startedAt: at,
  branch: { id: "nord", name: "Nord", zone: "Europe/Berlin" },
  network: "Demo",
  currency: "EUR",
  checkingIn: false,
  health: {
    version: "0.1.0",
    api: "1",
    device: "d".repeat(64),
    line: { state: "connected", since: at },
    unsent: 0,
    oldestUnsentAt: null,
    printer: null,
    campaignSet: null,
    clockOffsetMs: 12,
    entries: 5,
    readers: [],
    attention: [],
  },
  disk: null,
  tills: [],
  unsent: [],
  campaigns: { active: 0, leftOut: [] },
  care: { check: null, backup: null },
};

function statusWith(health: object): Status {
  return readStatus({ ...told, health: { ...told.health, ...health } });
}

describe("what the page watches", () => {
  type Timer = { readonly ms: number; readonly run: () => void };

  function aWatch(answers: readonly Answer<Status>[]) {
    const timers: Timer[] = [];
    const left = [...answers];
    let news: (fresh: boolean) => void = () => undefined;
    const watch = new StatusWatch({
      ask: async () => left.shift() ?? { kind: "lost" },
      now: () => 1_000,
      after: (ms, run) => {
        const timer = { ms, run };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
      listen: (hear) => {
        news = hear;
        return () => undefined;
      },
    });
    return { watch, timers, tell: () => news(true) };
  }

  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const done = { kind: "done", value: statusWith({}) } as const;

  test("R818 what was known stays, with its age, while the node does not answer", async () => {
    const { watch, timers } = aWatch([done, { kind: "lost" }, done]);
    const stop = watch.start();
    await settled();
    expect(watch.state()).toMatchObject({ reached: true, at: 1_000 });
    timers.at(-1)?.run();
    await settled();
    expect(watch.state()).toMatchObject({ reached: false, at: 1_000, status: { currency: "EUR" } });
    expect(timers.at(-1)?.ms).toBe(2_000);
    timers.at(-1)?.run();
    await settled();
    expect(watch.state().reached).toBe(true);
    stop();
  });

  test("R818 news of the line are asked for at once, many of them by one question", async () => {
    const { watch, timers, tell } = aWatch([done, done]);
    watch.start();
    await settled();
    for (let times = 0; times < 5; times++) tell();
    expect(timers.map(({ ms }) => ms)).toEqual([300]);
  });
});

describe("what somebody should know", () => {
  test("R818 the worst comes first, and being offline is not grave", () => {
    const attention = [
      { code: "printer-away", detail: "" },
      { code: "disk-full", detail: "" },
    ];
    const found = findingsOf(
      statusWith({ attention, line: { state: "offline", since: at } }),
      true,
    );
    expect(found.map(({ code }) => code)).toEqual(["disk-full", "printer-away", "offline"]);
    expect(verdictOf(found)).toBe("bad");
    expect(verdictOf(findingsOf(statusWith({}), true))).toBe("good");
    expect(verdictOf(findingsOf(statusWith({}), false))).toBe("bad");
  });

  test("R818 a node that is away is not said to go on without headquarters", () => {
    const offline = statusWith({ line: { state: "offline", since: at } });
    expect(findingsOf(offline, false).map(({ code }) => code)).toEqual(["away"]);
  });

  test("R818 every fault has a next step in both languages, an unknown one too", () => {
    expect(Object.keys(findingTexts.de)).toEqual(Object.keys(findingTexts.en));
    const said = adviceOf(findingTexts.de, { code: "new", detail: "It hums." }, "Anrufen.");
    expect(said).toEqual({ what: "It hums.", next: "Anrufen." });
  });

  test("R818 sizes and amounts are written as the language does", () => {
    const facts = { zone: "Europe/Berlin", currency: "EUR", now: Date.parse(at) };
    const de = sayWith({ ...facts, language: "de" });
    const en = sayWith({ ...facts, language: "en" });
    const plain = (text: string) => text.replaceAll(/\s/g, " ");
    expect(plain(de.bytes(1_234_000_000))).toBe("1,2 GB");
    expect(plain(en.bytes(512_000_000))).toBe("512 MB");
    expect(en.amount("stamps:coffee", 2)).toBe("2 stamps");
    expect(plain(de.amount("money", 450))).toBe("4,50 €");
    expect(de.when(Date.parse(at))).toBe("14:02");
  });
});
