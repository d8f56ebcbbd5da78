import { list, record, text } from "./readers.ts";

/** What a campaign gives when somebody at the till says so. */
export interface GiftView {
  readonly id: string;
  readonly name: string;
  readonly sentence: { readonly de: string; readonly en: string };
}

export function readGifts(value: unknown): readonly GiftView[] {
  return list(record(value)["items"], (one) => {
    const gift = record(one);
    const { de, en } = record(gift["sentence"]);
    return {
      id: text(gift["id"]),
      name: text(gift["name"]),
      sentence: { de: text(de), en: text(en) },
    };
  });
}
