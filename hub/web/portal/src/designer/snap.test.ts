import type { CardItem } from "@cardweave/shared/domain/card-design/design";
import { expect, test } from "vitest";
import { snapped } from "./snap.ts";

const code: CardItem = {
  kind: "code",
  code: "qr",
  x: 40,
  y: 12,
  width: 20,
  height: 20,
  dark: "#000000",
  light: "#ffffff",
};

test("R847 an item comes to lie on the safe margin, the middle and in line with others", () => {
  expect(snapped({ ...code, x: 3.4 }, [])).toMatchObject({ item: { x: 3 }, guides: { x: 3 } });
  expect(snapped({ ...code, x: 62.3 }, []).item.x).toBe(62.6);
  expect(snapped({ ...code, x: 33 }, [])).toMatchObject({ item: { x: 32.8 }, guides: { x: 42.8 } });
  const other = { x: 10, y: 40, width: 30.5, height: 5 };
  expect(snapped({ ...code, x: 41 }, [other])).toMatchObject({ item: { x: 40.5 } });
  expect(snapped({ ...code, y: 20.4 }, [other])).toMatchObject({ item: { y: 20 } });
});

test("R847 an item that is near nothing stays where it was put", () => {
  expect(snapped({ ...code, x: 45 }, [])).toEqual({
    item: { ...code, x: 45 },
    guides: { x: null, y: null },
  });
});
