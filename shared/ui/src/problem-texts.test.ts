import { describe, expect, test } from "vitest";
import { problemCodes, problemText } from "./problem-texts.ts";

describe("the phrase book of refusals", () => {
  test.each(problemCodes)("%s has a sentence in both languages", (code) => {
    const [de, en] = [problemText(code, "de"), problemText(code, "en")];
    expect(de).toMatch(/[.]$/);
    expect(en).toMatch(/[.]$/);
    expect(de).not.toBe(en);
  });
  test("names the numbers of a refusal", () => {
    const facts = { asked: "20,00 €", guaranteed: "5,00 €", provisional: "10,00 €" };
    const text = problemText("too-little", "de", facts);
    for (const amount of Object.values(facts)) expect(text).toContain(amount);
  });
  test("shows a code that it does not know", () => {
    expect(problemText("http-418", "en")).toContain("http-418");
  });
});
