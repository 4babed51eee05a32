// Reads a pack from bytes and believes nothing: format, names, sizes and checksums are checked before any member is handed out.
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import yauzl, { type Entry, type Options, type ZipFile } from "yauzl";
import { Failure } from "../../shared/errors.ts";
import {
  manifestName,
  memberNames,
  packFormat,
  packFormatVersion,
  packLimits,
  packManifest,
  type PackManifest,
} from "../../shared/knowledge/pack.ts";

export interface Pack {
  manifest: PackManifest;
  /** SHA-256 of the manifest: names the version's content. */
  checksum: string;
  members: ReadonlyMap<string, Buffer>;
}

const refuse = (why: string): never => {
  throw new Failure("unreadable_file", `not a pack that can be trusted: ${why}`);
};
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Reads and verifies. Throws `unreadable_file` saying what is wrong. `checksum`: what the pack must be, where that is known. */
export async function readPack(
  bytes: Buffer,
  { checksum, limits = packLimits }: { checksum?: string; limits?: typeof packLimits } = {},
): Promise<Pack> {
  const files = await unzip(bytes, limits);
  const manifestBytes = files.get(manifestName) ?? refuse(`it has no ${manifestName}`);
  const found = sha256(manifestBytes);
  if (checksum !== undefined && found !== checksum) refuse(`its checksum is ${found}, expected ${checksum}`);
  const manifest = readManifest(manifestBytes);
  const listed = new Set(manifest.members.map((m) => m.name));
  if (listed.size !== manifest.members.length) refuse("the manifest lists a member twice");
  for (const name of files.keys()) if (name !== manifestName && !listed.has(name)) refuse(`"${name}" is not listed in the manifest`);
  for (const name of memberNames) if (!listed.has(name)) refuse(`${name} is missing`);
  const members = new Map<string, Buffer>();
  for (const { name, bytes: size, sha256: expected } of manifest.members) {
    const content = files.get(name) ?? refuse(`${name} is listed and missing`);
    if (content.length !== size || sha256(content) !== expected) refuse(`the checksum of ${name} is wrong`);
    members.set(name, content);
  }
  return { manifest, checksum: found, members };
}

function readManifest(bytes: Buffer): PackManifest {
  let value: unknown = null;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    refuse("its manifest is not JSON");
  }
  const head = value && typeof value === "object" ? (value as { format?: unknown; formatVersion?: unknown }) : {};
  if (head.format !== packFormat) refuse("its manifest is not one of ours");
  if (head.formatVersion !== packFormatVersion)
    refuse(`format version ${String(head.formatVersion)}; this program reads ${packFormatVersion}`);
  const parsed = packManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  return refuse(`manifest: ${issue.path.join(".")}: ${issue.message}`);
}

/** Members by name; sizes are checked before anything is read, and again by the reader against what really comes. */
async function unzip(bytes: Buffer, limits: typeof packLimits): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let total = 0;
  const take = async (zip: ZipFile, entry: Entry): Promise<void> => {
    const { fileName: name, uncompressedSize: size } = entry;
    if (/[/\\]/.test(name)) refuse(`"${name}" is a path`);
    if (files.has(name)) refuse(`"${name}" twice`);
    if (entry.compressionMethod !== 0 || entry.isEncrypted())
      refuse(`"${name}" is compressed or encrypted; members are stored as they are`);
    if (size > (name === manifestName ? limits.manifestBytes : limits.memberBytes) || (total += size) > limits.totalBytes)
      refuse(`"${name}" is too large`);
    files.set(name, await buffer(await promisify(zip.openReadStream.bind(zip) as OpenRead)(entry)));
  };
  try {
    const zip = await promisify(yauzl.fromBuffer as FromBuffer)(bytes, { lazyEntries: true, strictFileNames: true });
    if (zip.entryCount > limits.members + 1) refuse(`${zip.entryCount} members, at most ${limits.members + 1}`);
    await new Promise<void>((resolve, reject) => {
      zip.on("error", reject);
      zip.on("end", resolve);
      zip.on("entry", (entry: Entry) => void take(zip, entry).then(() => zip.readEntry(), reject));
      zip.readEntry();
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    refuse(error instanceof Error ? error.message : String(error));
  }
  return files;
}

// The overloads we call, so that promisify knows which.
type FromBuffer = (bytes: Buffer, options: Options, done: (error: Error | null, zip: ZipFile) => void) => void;
type OpenRead = (entry: Entry, done: (error: Error | null, stream: Readable) => void) => void;
