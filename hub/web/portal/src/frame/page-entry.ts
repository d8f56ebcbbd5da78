import type { IconName } from "@cardweave/shared/ui/components/icon";
import type { Language } from "@cardweave/shared/ui/language";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

export type Role = "operator" | "headquarters" | "regional-manager" | "manager" | "auditor";

export interface PageProps {
  /** The named parts of the address: `id` in `/cards/{id}`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

type Shown = ComponentType<PageProps>;

export interface PageEntry {
  /** `/cards` or `/cards/{id}`. The first page that fits is shown. */
  readonly path: string;
  /** Who sees it. The server refuses the calls of all others by itself. */
  readonly roles: readonly Role[];
  readonly page: LazyExoticComponent<Shown>;
  /** Its line in the navigation; a page without one is reached by links. */
  readonly nav?: {
    readonly group: NavGroup;
    readonly icon: IconName;
    readonly name: Readonly<Record<Language, string>>;
  };
}

export type NavGroup = "now" | "campaigns" | "cards" | "network" | "money";

/** A page's code is fetched when it is first shown. */
export function lazyPage(load: () => Promise<Shown>): LazyExoticComponent<Shown> {
  return lazy(async () => ({ default: await load() }));
}

export const everybody: readonly Role[] = [
  "operator",
  "headquarters",
  "regional-manager",
  "manager",
  "auditor",
];
/** Who runs the network, and whoever reads all of it. */
export const overseers: readonly Role[] = ["operator", "headquarters", "auditor"];
export const network: readonly Role[] = ["operator", "headquarters"];
