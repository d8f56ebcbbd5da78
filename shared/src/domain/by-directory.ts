import type { Directory } from "./directory.ts";

/**
 * What is derived from a directory, made at the first look after a change of it.
 * Promise: equal to what `make` would answer now; callers leave it as it is.
 */
export function byDirectory<T>(make: (directory: Directory) => T): (directory: Directory) => T {
  const made = new WeakMap<Directory, { readonly version: number; readonly value: T }>();
  return (directory) => {
    const { version } = directory;
    const known = made.get(directory);
    if (known?.version === version) return known.value;
    const value = make(directory);
    made.set(directory, { version, value });
    return value;
  };
}
