// Writes a pack's zip: members stored uncompressed with a fixed date, so that the same version is the same file to the byte.
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { manifestName } from "../../shared/knowledge/pack.ts";
import type { Member } from "./members.ts";

// A zip's date has no time zone and yazl writes local time: local midnight is the same four bytes everywhere.
const options = { compress: false, forceDosTimestamp: true, mode: 0o100644, mtime: new Date(1980, 0, 1, 0, 0, 0) };

/** Writes manifest and members to `into` and ends it. */
export async function writeZip(manifest: string, members: Iterable<Member>, into: Writable): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(manifest), manifestName, options);
  for (const { name, chunks } of members) zip.addBuffer(Buffer.concat([...chunks]), name, options);
  zip.end();
  await pipeline(zip.outputStream, into);
}
