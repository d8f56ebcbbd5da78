import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import { Malformed } from "../entries/wire.ts";
import { ByteReader } from "./byte-reader.ts";
import { checkColumns, inflate, readColumnHeads } from "./columns.ts";
import { Budget, longestFile, mostChanges } from "./limits.ts";

const magic = [0x85, 0x6f, 0x4a, 0x83];
const documentType = 0;
const changeType = 1;
const deflatedChangeType = 2;

/** A part of an Automerge file whose checksum is right and whose size is bearable. */
export type Chunk =
  | { readonly kind: "document"; readonly bytes: Uint8Array; readonly heads: readonly string[] }
  | { readonly kind: "change"; readonly bytes: Uint8Array };

type RawChunk = {
  readonly type: number;
  readonly content: Uint8Array;
  readonly checksum: Uint8Array;
  readonly bytes: Uint8Array;
};

/**
 * Splits an Automerge file and checks what Automerge does not check before it reads: checksums,
 * and how large columns become. Compressed changes come out uncompressed.
 * @throws Malformed at the first chunk that is not sound.
 */
export function readChunks(file: Uint8Array, budget: Budget = new Budget()): readonly Chunk[] {
  if (file.length > longestFile) throw new Malformed(`longer than ${longestFile} bytes`);
  const chunks: Chunk[] = [];
  const reader = new ByteReader(file);
  while (!reader.atEnd) {
    if (chunks.length === mostChanges) throw new Malformed(`more than ${mostChanges} chunks`);
    chunks.push(readChunk(readRawChunk(reader, file), budget));
  }
  return chunks;
}

function readRawChunk(reader: ByteReader, file: Uint8Array): RawChunk {
  const start = reader.at;
  for (const byte of magic) {
    if (reader.byte() !== byte) throw new Malformed("not an Automerge chunk");
  }
  const checksum = reader.take(4);
  const type = reader.byte();
  const content = reader.prefixed();
  return { type, content, checksum, bytes: file.subarray(start, reader.at) };
}

function readChunk(raw: RawChunk, budget: Budget): Chunk {
  if (raw.type === documentType) {
    checkSum(raw.bytes);
    return { kind: "document", bytes: raw.bytes, heads: checkDocument(raw.content, budget) };
  }
  const bytes = raw.type === deflatedChangeType ? unfoldChange(raw, budget) : raw.bytes;
  if (bytes[8] !== changeType) throw new Malformed(`chunk of type ${raw.type}`);
  checkSum(bytes);
  checkChange(raw.type === changeType ? raw.content : contentOf(bytes), budget);
  return { kind: "change", bytes };
}

/** The checksum is the start of the hash of everything behind it: type, length, content. */
function checkSum(chunk: Uint8Array): void {
  const hash = sha256Of(chunk.subarray(8));
  const right = hash.subarray(0, 4).every((byte, at) => byte === chunk[4 + at]);
  if (!right) throw new Malformed("wrong checksum");
}

/** A compressed change carries the checksum of the uncompressed one. */
function unfoldChange(raw: RawChunk, budget: Budget): Uint8Array {
  const content = inflate(raw.content, budget);
  const head = [...magic, ...raw.checksum, changeType, ...uleb128(content.length)];
  return Buffer.concat([Uint8Array.from(head), content]);
}

function contentOf(chunk: Uint8Array): Uint8Array {
  const reader = new ByteReader(chunk);
  reader.take(9);
  return reader.prefixed();
}

function uleb128(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function checkDocument(content: Uint8Array, budget: Budget): readonly string[] {
  const reader = new ByteReader(content);
  skipActors(reader);
  const heads = reader.hashes(mostChanges).map(toHex);
  const changeHeads = readColumnHeads(reader);
  const operationHeads = readColumnHeads(reader);
  checkColumns(reader, changeHeads, { budget, mayDeflate: true });
  checkColumns(reader, operationHeads, { budget, mayDeflate: true });
  return heads;
}

function checkChange(content: Uint8Array, budget: Budget): void {
  const reader = new ByteReader(content);
  reader.hashes(mostChanges);
  reader.prefixed(); // actor
  reader.skipNumber(); // seq
  reader.skipNumber(); // first operation
  reader.skipNumber(); // time
  reader.prefixed(); // message
  skipActors(reader);
  checkColumns(reader, readColumnHeads(reader), { budget, mayDeflate: false });
}

function skipActors(reader: ByteReader): void {
  const count = reader.whole();
  if (count > mostChanges) throw new Malformed(`more than ${mostChanges} actors`);
  for (let actor = 0; actor < count; actor++) reader.prefixed();
}
