import { BarcodeDetector, prepareZXingModule } from "barcode-detector/ponyfill";

export type CameraReading = {
  /** The first code that is seen; reading ends with it. */
  readonly onRead: (text: string) => void;
  /** No camera, or nobody allowed it. */
  readonly onFailed: () => void;
};

// From this page's own files: by itself the library would fetch it from a third party.
const wasm = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;

const formats = ["qr_code", "code_128", "ean_13"] as const;
/** Bars are a few dots wide then, and a frame is read in some milliseconds. */
const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };

/** Shows the camera in this element and reads until a code is seen; the answer ends it. */
export function readCamera(video: HTMLVideoElement, told: CameraReading): () => void {
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    const { srcObject } = video;
    if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
    video.srcObject = null;
  };
  const read = async (): Promise<void> => {
    prepareZXingModule({ overrides: { locateFile: () => wasm } });
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
    video.srcObject = stream;
    if (isOver) return stop();
    await video.play();
    const text = await firstCode(video, () => isOver);
    if (text !== undefined) told.onRead(text);
  };
  read().catch(() => {
    if (!isOver) told.onFailed();
  });
  return stop;
}

async function firstCode(
  video: HTMLVideoElement,
  isOver: () => boolean,
): Promise<string | undefined> {
  const detector = new BarcodeDetector({ formats: [...formats] });
  while (!isOver()) {
    const [code] = await detector.detect(video);
    if (isOver()) return undefined;
    if (code !== undefined) return code.rawValue;
    await new Promise<void>((resolve) => void video.requestVideoFrameCallback(() => resolve()));
  }
  return undefined;
}
