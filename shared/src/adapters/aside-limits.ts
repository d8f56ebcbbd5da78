/** How much of what cannot be used is kept: whoever sends rubbish must not fill the disk. */
export const asideLimits: { readonly entries: number; readonly bytes: number } = {
  entries: 10_000,
  bytes: 64 * 1024 * 1024,
};
