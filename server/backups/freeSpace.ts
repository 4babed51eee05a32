// Whether a folder's disk has room, asked before anything is written to it.
import { statfsSync } from "node:fs";
import { Failure } from "../../shared/errors.ts";

/** Left free beside what is written. */
const margin = 16_000_000;

/** Throws `disk_full` unless so many bytes fit. */
export function needSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes + margin)
    throw new Failure("disk_full", `${megabytes(bytes + margin)} are needed in ${folder}, ${megabytes(free)} are free`, {
      needed: bytes + margin,
      free,
    });
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
