import { isTest } from "./files.ts";

/** A part of the house, and which other parts it may know. */
interface Room {
  readonly may: readonly string[];
  /** Runs in a browser as well, so Node's own modules are out of reach. */
  readonly browser?: true;
  /** Packages from outside the project. Default: those its package.json names. */
  readonly packages?: "none";
}

const RULES = ["domain", "entries"] as const;
const FORMATS = [...RULES, "ports"] as const;
const CORE = [...FORMATS, "documents", "drafts", "protocol", "replica"] as const;
const SHARED = [...CORE, "http", "operations", "printing"] as const;
const PAGE = ["domain", "protocol", "entries", "drafts", "ui"] as const;
const WIRED = [...SHARED, "adapters", "shared wiring"] as const;
const EVERYTHING = [...WIRED, "ui", "hardware", "shared test"] as const;

/** Who may import whom. A room may always import itself. */
export const rooms: Readonly<Record<string, Room>> = {
  domain: { may: [], browser: true, packages: "none" },
  ports: { may: ["domain"], browser: true },
  entries: { may: ["domain", "ports"], browser: true },
  documents: { may: FORMATS },
  drafts: { may: RULES, browser: true },
  protocol: { may: FORMATS, browser: true },
  replica: { may: [...FORMATS, "documents", "protocol"], browser: true },
  printing: { may: ["domain", "ports"] },
  http: { may: [...CORE, "printing"] },
  operations: { may: CORE },
  adapters: { may: [...FORMATS, "protocol"] },
  ui: { may: RULES, browser: true },
  hardware: { may: [...FORMATS, "protocol"] },
  "shared wiring": { may: [...SHARED, "adapters"] },
  node: { may: SHARED },
  "node wiring": { may: ["node", ...SHARED, "adapters", "shared wiring", "hardware"] },
  hub: { may: SHARED },
  "hub wiring": { may: ["hub", ...SHARED, "adapters", "shared wiring"] },
  page: { may: PAGE, browser: true },
  phone: { may: [...PAGE, "replica", "ports"], browser: true },
  bin: { may: [] },
  "node test": { may: [...EVERYTHING, "node", "node wiring"] },
  "hub test": { may: [...EVERYTHING, "hub", "hub wiring"] },
  "page test": { may: ["page", "phone", ...EVERYTHING] },
  "shared test": { may: EVERYTHING },
  test: {
    may: [...EVERYTHING, "node", "node wiring", "hub", "hub wiring", "hub test", "page", "phone"],
  },
};

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(?:[^/]+|(?:node|hub)\/web\/[^/]+\/[^/]+)\.config\.ts$/, "bin"],
  [/^shared\/bin\//, "bin"],
  [/^shared\/ui\//, "ui"],
  [/^shared\/src\/commands\//, "shared wiring"],
  [/^hardware\//, "hardware"],
  [/^node\/src\/(main\.ts$|commands\/)/, "node wiring"],
  [/^node\/src\//, "node"],
  [/^hub\/src\/(main\.ts$|commands\/)/, "hub wiring"],
  [/^hub\/src\//, "hub"],
  [/^hub\/web\/merchant\//, "phone"],
  [/^(node|hub)\/web\//, "page"],
];

const TEST_ROOMS: Readonly<Record<string, string>> = {
  node: "node test",
  "node wiring": "node test",
  "shared wiring": "shared test",
  hub: "hub test",
  "hub wiring": "hub test",
  page: "page test",
  phone: "page test",
};

/** The room a file stands in; undefined for a file that stands in none. */
export function roomOf(path: string): string | undefined {
  if (path.startsWith("test/")) return "test";
  const room = PLACES.find(([place]) => place.test(path))?.[1] ?? sharedRoomOf(path);
  if (room === undefined || !isTest(path)) return room;
  return TEST_ROOMS[room] ?? "shared test";
}

/** Which files may reach each other by relative paths: those of one package or one page. */
export function packageOf(path: string): string {
  const unit = /^(shared\/(?:src|ui|bin)|(?:node|hub)\/(?:src|web\/[^/]+)|[^/]+)\//.exec(path);
  return unit?.[1] ?? ".";
}

function sharedRoomOf(path: string): string | undefined {
  const room = /^shared\/src\/([a-z-]+)\//.exec(path)?.[1];
  return room !== undefined && room in rooms ? room : undefined;
}
