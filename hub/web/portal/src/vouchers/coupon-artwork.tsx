import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { couponTexts } from "./coupon-texts.ts";

export interface CouponArtworkProps {
  readonly path: string;
  readonly code: string;
}

/** What a bar code can say. */
const barred = /^[\x20-\x7e]{1,40}$/;

/** A coupon for everybody, as it is printed, and its files. */
export function CouponArtwork({ path, code }: CouponArtworkProps): ReactElement {
  const texts = useTexts(couponTexts);
  const { language } = useLanguage();
  const symbols = (["qr", "bar"] as const).filter((one) => one === "qr" || barred.test(code));
  const file = (format: string, symbol: string): string =>
    `${path}?format=${format}&symbol=${symbol}&language=${language}`;
  return (
    <section className="panel sheet" aria-labelledby="artwork">
      <h2 id="artwork">{texts.artwork}</h2>
      <img className="coupon-art" src={file("svg", "qr")} alt={`${texts.symbols.qr}: ${code}`} />
      <p className="form-acts">
        {symbols.flatMap((symbol) =>
          (["svg", "pdf"] as const).map((format) => (
            <a key={`${symbol}-${format}`} className="button" href={file(format, symbol)} download>
              {`${texts.symbols[symbol]} (${format.toUpperCase()})`}
            </a>
          )),
        )}
      </p>
    </section>
  );
}
