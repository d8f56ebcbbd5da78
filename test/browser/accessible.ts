import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "vitest";
import type { InBrowser } from "./browser.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Nothing of WCAG 2.2 AA that a program can find is wrong in what the page shows now. */
export async function expectAccessible({ page }: InBrowser, state: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(standards)
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  expect({ state, found }).toEqual({ state, found: [] });
  expect(passes.length).toBeGreaterThan(5);
}
