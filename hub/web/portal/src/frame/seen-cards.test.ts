import { describe, expect, test } from "vitest";
import { SeenCards } from "./seen-cards.ts";

describe("what a card is called", () => {
  test("R837 a number that was typed is kept masked, and a name beside it", () => {
    const cards = new SeenCards();
    expect(cards.of("a")).toEqual({ name: null, number: null });
    cards.typed("a", "VMKNZX2QX4RLXACO7");
    cards.see("a", { name: "Anna Berg" });
    expect(cards.of("a")).toEqual({ name: "Anna Berg", number: "•••• ACO7" });
  });

  test("R837 whoever was erased is not named any more", () => {
    const cards = new SeenCards();
    cards.see("a", { name: "Anna Berg", number: "•••• ACO7" });
    cards.see("b", { name: "Bert Beck" });
    cards.forgetName("Anna Berg");
    expect(cards.of("a")).toEqual({ name: null, number: "•••• ACO7" });
    expect(cards.of("b").name).toBe("Bert Beck");
  });
});
