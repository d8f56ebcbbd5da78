/** Dots row by row, four bytes each: red, green, blue, alpha. */
export type Bitmap = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
};

/** Reads the codes in a picture, as a scanner would. */
export interface CodeReader {
  /** The texts of all codes that were found, in no order. */
  read(bitmap: Bitmap): Promise<readonly string[]>;
}
