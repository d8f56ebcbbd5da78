/** The bytes of the letters that are embedded into what is printed. */
export type PrintFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
