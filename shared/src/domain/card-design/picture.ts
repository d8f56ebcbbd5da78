import { ok, type Result, refused } from "../result.ts";

export type PictureForm = {
  readonly media: "image/png" | "image/jpeg";
  /** In dots. */
  readonly width: number;
  readonly height: number;
};

/** 700,000 bytes: with its base64 and the rest a call stays under the limit for bodies. */
export const mostPictureBytes = 700_000;
/** 300 dots an inch over the card and its bleed are 1,082 by 709. */
const mostDots = 3_000;

/** What a picture's first bytes say. Refuses `invalid` when it is none that can be printed. */
export function pictureForm(bytes: Uint8Array): Result<PictureForm> {
  if (bytes.length > mostPictureBytes) return wrong("too-many-bytes");
  const form = pngForm(bytes) ?? jpegForm(bytes);
  if (form === undefined) return wrong("not-a-picture");
  if (typeof form === "string") return wrong(form);
  const { width, height } = form;
  if (width < 1 || height < 1 || width > mostDots || height > mostDots) return wrong("too-large");
  return ok(form);
}

function wrong(reason: string): Result<never> {
  return refused("invalid", { fields: [{ field: "data", reason }] });
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Interlaced ones and those with 16 bits a channel are not printed faithfully. */
function pngForm(bytes: Uint8Array): PictureForm | string | undefined {
  if (bytes.length < 33 || pngStart.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(12) !== 0x49484452) return undefined;
  if (view.getUint8(24) > 8) return "sixteen-bits";
  if (view.getUint8(28) !== 0) return "interlaced";
  return { media: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Frames that hold the size: SOF0 to SOF15 without DHT, JPG and DAC. Source: ITU-T T.81, B.1. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegForm(bytes: Uint8Array): PictureForm | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { media: "image/jpeg", width, height };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
