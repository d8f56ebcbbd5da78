import { Readable } from "node:stream";
import { extract, pack } from "tar-stream";
import { ok, type Result, refused } from "../domain/result.ts";

/** A named file inside a bundle. */
export type BundleFile = { readonly name: string; readonly bytes: Uint8Array };

/** As it comes out of a bundle; must be read to its end, or not at all, before the next. */
export type BundleItem = {
  readonly name: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
};

/** Bytes of a known length that come piece by piece. */
export type SizedChunks = {
  readonly name: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
};

export type Chunks = AsyncIterable<Uint8Array>;

/**
 * Several files as one: a tar archive, which every system can open, which has no bound on how many
 * files it holds, and which is written and read from end to end without being held in memory.
 */
export async function* bundleOf(files: AsyncIterable<BundleFile | SizedChunks>): Chunks {
  const archive = pack();
  const writing = fill(archive, files).catch((fault: unknown) => {
    archive.destroy(fault instanceof Error ? fault : new Error(String(fault)));
  });
  for await (const chunk of archive as AsyncIterable<Uint8Array>) yield chunk;
  await writing;
}

async function fill(
  archive: ReturnType<typeof pack>,
  files: AsyncIterable<BundleFile | SizedChunks>,
): Promise<void> {
  for await (const file of files) {
    const size = "bytes" in file ? file.bytes.length : file.size;
    const chunks = "bytes" in file ? [file.bytes] : file.chunks;
    await putFile(archive, { name: file.name, size, chunks });
  }
  archive.finalize();
}

type Part = {
  readonly name: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

function putFile(archive: ReturnType<typeof pack>, { name, size, chunks }: Part): Promise<void> {
  return new Promise((resolve, reject) => {
    // The same bytes for the same files: no clock in it.
    const header = { name, size, mtime: new Date(0), mode: 0o600 };
    const entry = archive.entry(header, (fault) => (fault ? reject(fault) : resolve()));
    const source = Readable.from(chunks);
    source.on("error", reject);
    source.pipe(entry);
  });
}

/**
 * Goes through a bundle that anybody may have made. Names are only names: nothing is written.
 * A refusal when the bytes are no sound archive; what `visit` did before that has been done.
 */
export async function readBundle(
  bytes: Chunks,
  visit: (item: BundleItem) => Promise<void>,
): Promise<Result<number>> {
  const archive = extract();
  const source = Readable.from(bytes);
  source.on("error", (fault) => archive.destroy(fault));
  source.pipe(archive);
  let files = 0;
  let damage: unknown;
  archive.on("error", (fault: unknown) => {
    damage = fault;
  });
  try {
    for await (const entry of archive) {
      const { name, size = 0, type } = entry.header;
      if (type === "file") {
        files++;
        await visit({ name, size, chunks: entry });
      }
      entry.resume();
    }
  } catch (fault) {
    if (fault !== damage || isSystemFault(fault)) throw fault;
    return refused("malformed", { reason: String(fault) });
  }
  return ok(files);
}

/** A disk that fails behind the bytes ends the archive too; its faults have a code. */
function isSystemFault(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault;
}

/** All bytes of an item, or nothing when it is longer than `most`. */
export async function bytesOf(item: BundleItem, most: number): Promise<Uint8Array | undefined> {
  if (item.size > most) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of item.chunks) {
    parts.push(part);
    length += part.length;
    if (length > most) return undefined;
  }
  return new Uint8Array(Buffer.concat(parts));
}
