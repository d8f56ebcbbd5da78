/** True for the count of a sort of frames that a quiet network has no use for. */
export function isTalk(name: string): boolean {
  return name.startsWith("frames: ") && name !== "frames: beacon";
}
