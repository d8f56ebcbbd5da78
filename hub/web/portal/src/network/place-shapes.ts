import { list, orNull, type Read, shape, text, yes } from "@cardweave/shared/ui/api/readers";

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: string;
}

export interface Branch extends Region {
  readonly region: string | null;
  readonly zone: string;
  /** Who runs it under the network's name; null for the network itself. */
  readonly franchisee: string | null;
}

/** Whose branches they are is changed at the branch. */
export interface Franchisee extends Region {
  readonly branches: readonly string[];
}

const common = { id: text, name: text, active: yes, version: text };

export const readRegion: Read<Region> = shape(common);
export const readBranch: Read<Branch> = shape({
  ...common,
  region: orNull(text),
  zone: text,
  franchisee: orNull(text),
});
export const readFranchisee: Read<Franchisee> = shape({ ...common, branches: list(text) });
