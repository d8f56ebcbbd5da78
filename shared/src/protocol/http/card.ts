import { z } from "zod";

/**
 * A card wherever one is named: a number under a scheme, not the carrier. The same plastic's
 * barcode, QR code and typed number are one account.
 */
export type CardRef = {
  readonly scheme: string;
  readonly number: string;
  readonly pin?: string | undefined;
  readonly proof?:
    | { readonly rotating?: string | undefined; readonly sun?: string | undefined }
    | undefined;
};

export const cardRef: z.ZodType<CardRef> = z
  .object({
    scheme: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "a scheme such as own, ean13 or uid"),
    number: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{1,64}$/, "1 to 64 letters, digits and signs without blanks"),
    pin: z
      .string()
      .regex(/^[0-9]{4,12}$/, "4 to 12 digits")
      .optional(),
    proof: z
      .object({
        rotating: z.string().max(200).optional(),
        sun: z.string().max(200).optional(),
      })
      .optional(),
  })
  .meta({
    id: "Card",
    description: "`scheme` is `own`, `ean13`, `uid` or an imported one.",
    examples: [{ scheme: "own", number: "K7Q2M4X9R1T5W8ZC0" }],
  });
