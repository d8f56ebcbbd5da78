import { encode } from "cborg";
import { assert } from "../domain/assert.ts";
import type { Result } from "../domain/result.ts";
import { ok, refused } from "../domain/result.ts";
import { assertCanonical, decodeStrict } from "../entries/canonical.ts";
import { type Field, Malformed } from "../entries/wire.ts";
import * as feed from "./frames-feed.ts";
import * as greeting from "./frames-greeting.ts";
import * as people from "./frames-people.ts";
import * as chains from "./frames-positions.ts";
import * as rights from "./frames-rights.ts";
import * as state from "./frames-state.ts";

export type Frame =
  | greeting.Hello
  | greeting.Prove
  | greeting.Welcome
  | greeting.Bye
  | feed.Push
  | feed.Pull
  | feed.FeedPage
  | feed.Live
  | feed.Fetch
  | feed.Fetched
  | rights.Want
  | rights.Granted
  | state.Taken
  | state.Beacon
  | chains.Positions
  | people.Search
  | people.Found;

/** Longest frame in bytes. */
export const longestFrame: number = 1024 * 1024;
/** Longest frame in bytes that a peer needs before it has proven who it is. */
export const longestGreeting: number = 16 * 1024;

type Formats = {
  readonly [K in Frame["type"]]: Field<Omit<Extract<Frame, { type: K }>, "type">>;
};

const formats: Formats = {
  hello: greeting.hello,
  prove: greeting.prove,
  welcome: greeting.welcome,
  bye: greeting.bye,
  push: feed.push,
  pull: feed.pull,
  page: feed.page,
  live: feed.live,
  fetch: feed.fetch,
  fetched: feed.fetched,
  want: rights.want,
  grant: rights.grant,
  taken: state.taken,
  beacon: state.beacon,
  positions: chains.positions,
  search: people.search,
  found: people.found,
};

const formatOf: ReadonlyMap<unknown, Field<object>> = new Map(
  Object.entries(formats) as unknown as [string, Field<object>][],
);

/** `[type, ...fields in the order of the format's table]` */
export function encodeFrame(frame: Frame): Uint8Array {
  const { type, ...fields } = frame;
  const fieldsOnWire = formatOf.get(type)?.write(fields);
  assert(Array.isArray(fieldsOnWire), `a format writes a list: ${type}`);
  const bytes = encode([type, ...fieldsOnWire]);
  assert(bytes.length <= longestFrame, `a frame fits its limit: ${type} of ${bytes.length} bytes`);
  return bytes;
}

/** The one border at which bytes become a frame. Signatures and entries are checked elsewhere. */
export function parseFrame(bytes: Uint8Array, longest: number = longestFrame): Result<Frame> {
  if (bytes.length > longest) return refused("too-large", { bytes: bytes.length, longest });
  try {
    const wire = decodeStrict(bytes, "frame");
    const frame = readFrame(wire);
    assertCanonical(wire, bytes, frame.type);
    return ok(frame);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    return refused("malformed", { reason: fault.message });
  }
}

function readFrame(wire: unknown): Frame {
  const [type, ...fields] = Array.isArray(wire) ? (wire as unknown[]) : [];
  const format = formatOf.get(type);
  if (format === undefined) throw new Malformed("frame: of no known type");
  return { type, ...format.read(fields, type as string) } as Frame;
}
