import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeText } from "@cardweave/shared/domain/card-design/card-code";
import { qrMatrix } from "@cardweave/shared/printing/qr-matrix";
import { afterAll, describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import type { Tills } from "./tills.ts";

const [width, height] = [640, 480];
const dotsOfModule = 8;

/** A film of one card's QR code in grey, as Chromium's camera that is none shows it. */
function filmOf(text: string): Buffer {
  const { size, rows } = qrMatrix(text);
  const left = Math.floor((width - size * dotsOfModule) / 2);
  const top = Math.floor((height - size * dotsOfModule) / 2);
  const light = Buffer.alloc(width * height, 235);
  for (let y = 0; y < size * dotsOfModule; y++) {
    for (let x = 0; x < size * dotsOfModule; x++) {
      const isDark = rows[Math.floor(y / dotsOfModule)]?.[Math.floor(x / dotsOfModule)] === true;
      if (isDark) light[(top + y) * width + left + x] = 16;
    }
  }
  const colours = Buffer.alloc((width * height) / 2, 128);
  const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from("FRAME\n"), light, colours]);
}

const card = newCard();
const folder = mkdtempSync(join(tmpdir(), "cardweave-camera-"));
const film = join(folder, "card.y4m");
writeFileSync(film, filmOf(codeText("qr", card, "karte.example") ?? ""));
afterAll(() => rmSync(folder, { recursive: true }));

/** A browser with a camera that sees one card. */
export const camera: readonly string[] = [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${film}`,
];

/** Cards that are held in front of a camera. */
export function cameraScenes(tills: Tills): void {
  describe("the till's camera", () => {
    const name = "Scan with the camera";

    test("R891 reads a card's QR code without a word from elsewhere", async () => {
      const { page } = await tills.open({ branch: 0 });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.getByRole("button", { name }).click();
      await page.waitForSelector(".tile");
      await page.waitForSelector("dialog.camera", { state: "detached" });
      const origin = new URL(page.url()).origin;
      expect(asked.some((url) => url.endsWith(".wasm"))).toBe(true);
      expect(asked.filter((url) => !url.startsWith(origin))).toEqual([]);
    });

    test("R891 says so when there is no camera, and closes by Escape", async () => {
      const till = await tills.open({ branch: 0 });
      await till.page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error("none"));
      });
      await till.page.getByRole("button", { name }).click();
      await till.page.getByText("No camera, or it is not allowed").waitFor();
      await till.press("Escape");
      await till.seesNo("dialog.camera");
      expect(till.faults).toEqual([]);
    });
  });
}
