import type { Role } from "@cardweave/shared/http/principal";

/** Run the network. */
export const network: readonly Role[] = ["operator", "headquarters"];
/** Those and whoever sees a part of it. */
export const people: readonly Role[] = [...network, "regional-manager", "manager", "auditor"];
export const readers: readonly Role[] = [...people, "integration"];
/** Read all, change nothing. */
export const overseers: readonly Role[] = [...network, "auditor"];
/** Block, link and unlock cards. */
export const cardKeepers: readonly Role[] = [
  ...network,
  "regional-manager",
  "manager",
  "integration",
];
