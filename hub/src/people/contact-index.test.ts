import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ContactIndex } from "./contact-index.ts";

function anIndex(): ContactIndex {
  const index = new ContactIndex();
  index.fill("p-0", { email: "Anna.Bauer@example.org", phone: "+49 170 1234567" });
  index.fill("p-1", { email: "anna@example.com", phone: "030 / 99 12 34 56" });
  index.fill("p-2", { email: null, phone: "0170 7654567" });
  index.fill("p-3", { email: null, phone: null });
  return index;
}

describe("a search by contact", () => {
  test.each([
    ["anna.bauer@example.org", ["p-0"]],
    [" ANNA@", ["p-1"]],
    ["bauer@example.org", []],
    ["+49 170 1234567", ["p-0"]],
    ["0049170-1234567", ["p-0"]],
    ["0170 1234567", ["p-0"]],
    ["(030) 99123456", ["p-1"]],
    ["+49 30 99123456", ["p-1"]],
    ["4567", ["p-0", "p-2"]],
    ["7654567", ["p-2"]],
    ["1234", []],
  ])("R723 %s finds addresses by their beginning and numbers by their end", (text, ids) => {
    expect(anIndex().search(text)).toEqual(ids);
  });

  test.each(["Anna", "a@", "123", "K7Q2", "", "+"])("R723 %s is no contact", (text) => {
    expect(anIndex().search(text)).toBeUndefined();
  });

  test("R723 a list goes on after the last one, and who is changed or gone is not found", () => {
    const index = anIndex();
    expect(index.search("4567", "p-0")).toEqual(["p-2"]);
    index.put("p-2", { email: "new@example.org", phone: null });
    index.remove("p-0");
    expect(index.search("4567")).toEqual([]);
    expect(index.search("new@")).toEqual(["p-2"]);
  });

  test("R723 a number is found however many of its last digits somebody knows", () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{6,11}$/);
    fc.assert(
      fc.property(digits, fc.nat(3), (number, more) => {
        const index = new ContactIndex();
        index.put("p-1", { email: null, phone: `+49 ${number}` });
        const known = number.slice(-(4 + more)).replace(/^0+/, "");
        if (known.length >= 4) expect(index.search(known)).toEqual(["p-1"]);
        expect(index.search(`0${number}`)).toEqual(["p-1"]);
        expect(index.search(`0049 ${number}`)).toEqual(["p-1"]);
      }),
    );
  });
});
