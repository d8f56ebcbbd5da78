import { type CardDesign, cardSize } from "@cardweave/shared/domain/card-design/design";
import { useFormats } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useId } from "react";
import { CardFace } from "./card-face.tsx";
import type { LetterWidths } from "./use-print-font.ts";
import { useSample } from "./use-sample.ts";

export interface CardPictureProps {
  readonly design: CardDesign;
  /** Of the network's links. */
  readonly domain: string;
  readonly widths: LetterWidths;
}

/** The front of a card, small, its corners round. */
export function CardPicture({ design, domain, widths }: CardPictureProps): ReactElement {
  const { language } = useFormats();
  const sample = useSample({ design, language, domain });
  const id = useId();
  return (
    <svg
      className="card-picture"
      viewBox={`0 0 ${cardSize.width} ${cardSize.height}`}
      aria-hidden="true"
    >
      <clipPath id={id}>
        <rect width={cardSize.width} height={cardSize.height} rx={3.18} />
      </clipPath>
      <g clipPath={`url(#${id})`}>
        <CardFace side={design.front} sample={sample} widths={widths} />
      </g>
    </svg>
  );
}
