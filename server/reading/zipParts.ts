// Parts of a zip on disk or in memory, unpacked one at a time as they are read; what a zip says of itself is not believed.
import { promisify } from "node:util";
import type { Readable } from "node:stream";
import yauzl, { type Entry, type Options, type ZipFile } from "yauzl";
import { beyond, mostMembers, mostUnpacked } from "./limits.ts";

export interface ZipParts {
  /** Of all members, in their order. */
  names: readonly string[];
  has: (name: string) => boolean;
  /** Throws `too_large` once all that was read of the zip is more than it may hold unpacked. */
  read: (name: string) => AsyncGenerator<Buffer>;
  /** The same for a look before it is read: counts by itself. */
  scan: (name: string) => AsyncGenerator<Buffer>;
  close: () => void;
}

/** Opens a zip. Names are compared without case, back slashes as slashes. Throws `too_large` for too many members, and whatever yauzl finds wrong. */
export async function openZip(from: string | Buffer): Promise<ZipParts> {
  const options = { lazyEntries: true, autoClose: false };
  const zip =
    typeof from === "string"
      ? await promisify(yauzl.open as OpenZip)(from, options)
      : await promisify(yauzl.fromBuffer as OpenBytes)(from, options);
  try {
    return { ...partsOf(zip, await membersOf(zip)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function membersOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostMembers)
    throw beyond("members", `the file has ${zip.entryCount} members, at most ${mostMembers} may be in it`, mostMembers, {
      found: zip.entryCount,
    });
  return new Promise((resolve, reject) => {
    const found = new Map<string, Entry>();
    zip.on("error", reject);
    zip.on("end", () => resolve(found));
    zip.on("entry", (entry: Entry) => {
      found.set(plain(entry.fileName), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function partsOf(zip: ZipFile, members: ReadonlyMap<string, Entry>): Omit<ZipParts, "close"> {
  let unpacked = 0;
  const chunks = async function* (name: string, count: (bytes: number) => number): AsyncGenerator<Buffer> {
    const entry = members.get(plain(name));
    if (!entry) throw new Error(`${name} is missing`);
    const stream = await promisify(zip.openReadStream.bind(zip) as OpenPart)(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (count(chunk.length) > mostUnpacked)
        throw beyond("unpacked", `unpacked the file is larger than ${mostUnpacked / 1e6} MB`, mostUnpacked / 1e6);
      yield chunk;
    }
  };
  return {
    names: [...members.values()].map(({ fileName }) => fileName),
    has: (name) => members.has(plain(name)),
    read: (name) => chunks(name, (bytes) => (unpacked += bytes)),
    scan: (name) => {
      let scanned = 0;
      return chunks(name, (bytes) => (scanned += bytes));
    },
  };
}

const plain = (name: string): string => name.replaceAll("\\", "/").toLowerCase();

// The overloads we call, so that promisify knows which.
type OpenZip = (path: string, options: Options, done: (error: Error | null, zip: ZipFile) => void) => void;
type OpenBytes = (bytes: Buffer, options: Options, done: (error: Error | null, zip: ZipFile) => void) => void;
type OpenPart = (entry: Entry, done: (error: Error | null, stream: Readable) => void) => void;
