import { inflateSync } from "node:zlib";
import { type PictureForm, pictureForm } from "@cardweave/shared/domain/card-design/picture";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { sha256Of } from "@cardweave/shared/entries/hash";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { CardPictureView } from "@cardweave/shared/protocol/http/card-design";

const mostPictures = 200;

/** Pictures for cards, each once, by the hash of its bytes. */
export class PictureShelf {
  readonly #desk: DeskDatabase;

  constructor(desk: DeskDatabase) {
    this.#desk = desk;
  }

  add(bytes: Uint8Array): Result<CardPictureView> {
    const form = pictureForm(bytes);
    if (!form.ok) return form;
    if (!canBePrinted(bytes, form.value)) {
      return refused("invalid", { fields: [{ field: "data", reason: "damaged" }] });
    }
    const id = Buffer.from(sha256Of(bytes)).toString("hex");
    const { media, width, height } = form.value;
    if (!this.has(id)) {
      const [row] = this.#desk.rows("SELECT count(*) AS count FROM card_pictures");
      if (Number(row?.["count"]) >= mostPictures) return refused("too-many");
      const sql = "INSERT INTO card_pictures VALUES (?, ?, ?, ?, ?)";
      this.#desk.run(sql, id, media, width, height, bytes);
    }
    return ok({ id, media, width, height, bytes: bytes.length });
  }

  has(id: string): boolean {
    return this.#desk.rows("SELECT 1 FROM card_pictures WHERE id = ?", id).length > 0;
  }

  picture(id: string): Result<{ readonly media: string; readonly bytes: Uint8Array }> {
    const [row] = this.#desk.rows("SELECT * FROM card_pictures WHERE id = ?", id);
    const bytes = row?.["bytes"];
    if (row === undefined || !(bytes instanceof Uint8Array)) return refused("not-found");
    return ok({ media: String(row["media"]), bytes });
  }

  /** Those of a design that are there. */
  pictures(ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
    return new Map(
      ids.flatMap((id) => {
        const found = this.picture(id);
        return found.ok ? [[id, found.value.bytes] as const] : [];
      }),
    );
  }
}

const largestChannels = 4;

/**
 * The library that prints would throw where nobody catches it when a PNG's dots cannot be
 * unpacked, so they are unpacked here first. A JPEG goes into the file as it is.
 */
function canBePrinted(bytes: Uint8Array, { media, width, height }: PictureForm): boolean {
  if (media === "image/jpeg") return true;
  const parts = pngData(bytes);
  if (parts === undefined) return false;
  const most = height * (1 + width * largestChannels);
  try {
    return inflateSync(parts, { maxOutputLength: most }).length >= height * (1 + width / 8);
  } catch (fault) {
    if (fault instanceof Error) return false; // damaged, or larger than it says
    throw fault;
  }
}

/** The packed dots of a PNG; undefined when it ends before it says so. */
function pngData(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const kind = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
    if (at + 12 + length > bytes.length) return undefined;
    if (kind === "IEND") return Buffer.concat(parts);
    if (kind === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return undefined;
}
