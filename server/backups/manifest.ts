// What lies in a backup's folder, and whether it is what its manifest says.
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { backupManifest } from "../../shared/contract/backups.ts";
import { Failure } from "../../shared/errors.ts";
import { packageRoot } from "../base/config.ts";

export type Manifest = z.output<typeof backupManifest>;
export const backupManifestName = "backup.json";
export const databases = ["trainer", "logs"] as const;

/** The version of this program. */
export const programVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }).version;

/** The manifest of a backup whose every byte is as it was written. Throws `not_found`, or `unreadable_file` that names the file. */
export async function verifyBackup(folder: string, onBytes: (done: number, total: number) => void = () => {}): Promise<Manifest> {
  const manifest = readManifest(folder);
  const total = bytesOf(manifest);
  let done = 0;
  for (const { name, bytes, sha256, schema } of manifest.files) {
    const file = join(folder, name);
    if (!existsSync(file)) throw damaged(file, "it is missing");
    const { size } = statSync(file);
    if (size !== bytes) throw damaged(file, `it has ${size} bytes, not ${bytes}`);
    if ((await digestOf(file, (more) => onBytes((done += more), total))) !== sha256) throw damaged(file, "its content was changed");
    const known = migrationsOf(name);
    if (schema > known)
      throw new Failure(
        "unreadable_file",
        `${file} was written by a newer version of Robot Trainer (${manifest.program}, schema ${schema}, this program knows ${known}); upgrade the program`,
      );
  }
  return manifest;
}

const damaged = (file: string, how: string): Failure =>
  new Failure("unreadable_file", `${file} is damaged: ${how}. Nothing was restored.`, { file });

function readManifest(folder: string): Manifest {
  const file = join(folder, backupManifestName);
  if (!existsSync(file)) throw new Failure("not_found", `${folder} holds no backup: there is no ${backupManifestName} in it`);
  try {
    return backupManifest.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw damaged(file, "it cannot be read");
  }
}

const migrationsOf = (name: Manifest["files"][number]["name"]): number =>
  readdirSync(join(packageRoot, "server/migrations", name.replace(".sqlite", ""))).filter((f) => f.endsWith(".sql")).length;

export const bytesOf = (manifest: Pick<Manifest, "files">): number => manifest.files.reduce((sum, file) => sum + file.bytes, 0);

/** SHA-256 of a file, in hex. */
export async function digestOf(file: string, onBytes: (more: number) => void = () => {}): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    onBytes(chunk.length);
  }
  return hash.digest("hex");
}

/** Waits until a file or folder lies on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
