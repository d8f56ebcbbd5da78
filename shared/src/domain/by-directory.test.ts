import { describe, expect, test } from "vitest";
import { admit } from "../replica/admit.ts";
import { aNetworkOf, aReplica, bytesIn } from "../replica/replica-builders.ts";
import { byDirectory } from "./by-directory.ts";

describe("what is derived from a directory", () => {
  test("R486 is made once, and anew after each change, for each directory alone", async () => {
    const hq = await aNetworkOf(["north"]);
    const node = await aReplica("north");
    let made = 0;
    const known = byDirectory(({ devices }) => {
      made += 1;
      return [...devices.keys()].join();
    });
    const empty = known(node.directory);
    const full = known(hq.directory);
    expect([known(node.directory), known(hq.directory), made]).toEqual([empty, full, 2]);
    expect(full).not.toBe(empty);
    await admit(node, await bytesIn(hq), { from: "setup" });
    expect([known(node.directory), made]).toEqual([full, 3]);
  });
});
