import type { Colour } from "./design.ts";

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** Red, green, blue, each 0 to 255. */
export function channels(colour: Colour): readonly [number, number, number] {
  const at = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

/** How much of the light comes back, 0 to 1. Source: IEC 61966-2-1, the curve of sRGB. */
function reflected(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** What an eye or a camera sees of a colour. Source: WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map(reflected);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/**
 * By how much of the light two colours differ, 0 to 1, to whoever sees least of it: a camera, or
 * a laser scanner, whose light is red, so that it takes red bars for white ones.
 * Negative when the dark colour is the lighter one.
 */
export function symbolContrast(dark: Colour, light: Colour): number {
  const red = (colour: Colour) => reflected(channels(colour)[0]);
  return Math.min(luminance(light) - luminance(dark), red(light) - red(dark));
}

/** From 1 (none) to 21 (black on white). Source: WCAG 2.2, contrast ratio. */
export function textContrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
