import qrcode from "qrcode-generator";
import type { ReactElement } from "react";

/** Four modules of white belong around the code. Source: ISO/IEC 18004, 9.1. */
const quiet = 4;

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Dark on white whatever the page's colours are, as scanners want it. */
export function QrCode({ text, label }: QrCodeProps): ReactElement {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * quiet;
  const dark = Array.from({ length: count * count }, (_, at) => [
    at % count,
    Math.floor(at / count),
  ])
    .filter(([x = 0, y = 0]) => code.isDark(y, x))
    .map(([x = 0, y = 0]) => `M${x + quiet} ${y + quiet}h1v1h-1z`)
    .join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
