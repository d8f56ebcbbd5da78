import { describe, expect, test } from "vitest";
import { shortNameOf } from "../network/short-name.ts";
import { paramsOf } from "./router.ts";

describe("addresses", () => {
  test("R531 name their parts; another address is another page", () => {
    expect(paramsOf("/", "/")).toEqual({});
    expect(paramsOf("/cards/{id}", "/cards/a%20b")).toEqual({ id: "a b" });
    expect(paramsOf("/cards/{id}", "/cards/17/")).toEqual({ id: "17" });
    expect(paramsOf("/cards/{id}", "/cards")).toBeNull();
    expect(paramsOf("/cards/batches", "/cards/17")).toBeNull();
  });

  test("R536 a short name is spelled from the name", () => {
    expect(shortNameOf("Café Süd, Straße 7")).toBe("cafe-sued-strasse-7");
    expect(shortNameOf("  ")).toBe("");
  });
});
