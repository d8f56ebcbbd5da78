import { describe, expect, test } from "vitest";
import { label } from "./fields.ts";

describe("what people call something", () => {
  test.each(["a\nb", "a\tb", "a\u0000b", "\u202elive", "a\u2066b", "half \ud83d a sign", "  "])(
    "R728 %j is refused",
    (name) => {
      expect(label.safeParse(name).success).toBe(false);
    },
  );

  test.each(["Bäckerei „Nord“", "O'Hara & Söhne <1>", "=1+1", "👩‍👩‍👧", "مخبز", " trimmed "])(
    "R728 %j is a name",
    (name) => {
      expect(label.parse(name)).toBe(name.trim());
    },
  );
});
