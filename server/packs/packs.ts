// Packs on disk: made when first asked for, checked against what was published, then served from the file.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Failure } from "../../shared/errors.ts";
import type { App, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { frozenOf, manifestOf, versionOf } from "../versions/environments.ts";
import { runInWorker } from "../workers/pool.ts";
import { packing } from "./tasks.ts";

export interface OpenPack {
  name: string;
  checksum: string;
  bytes: number;
  body: Readable;
}

const folder = (dataDir: string): string => join(dataDir, "packs");

// Checked once a run of the server: whoever asks while one is being made waits for the same one.
const checkedIn = new WeakMap<Database, Map<string, Promise<void>>>();

/** The pack of a version, open for reading; `not_found` if there is no such version. Whoever takes it must read or destroy `body`. */
export async function openPack(app: Pick<App, "db" | "config">, kb: Kb, number: number): Promise<OpenPack> {
  const version = versionOf(app.db, kb.id, number);
  const manifest = manifestOf(app.db, kb.id, number);
  if (!version || manifest === null) throw new Failure("not_found", `there is no version ${number}`);
  const path = join(folder(app.config.dataDir), `${version.id}.kbpack`);
  const { checksum } = version;
  const make = async (): Promise<void> => {
    await mkdir(folder(app.config.dataDir), { recursive: true, mode: 0o700 });
    await runInWorker(packing, "ensure", {
      dataDir: app.config.dataDir,
      kb: kb.id,
      frozen: frozenOf(version),
      manifest,
      checksum,
      path,
    });
  };
  const checked = checkedIn.get(app.db) ?? new Map<string, Promise<void>>();
  checkedIn.set(app.db, checked);
  for (let tries = 0; ; tries += 1) {
    const made = checked.get(path) ?? make();
    checked.set(path, made);
    try {
      await made;
      const file = await open(path, "r");
      const { size } = await file.stat();
      return { name: `${kb.name}-v${number}.kbpack`, checksum, bytes: size, body: file.createReadStream() };
    } catch (error) {
      // Somebody may have cleared the folder: it is made once more, by the first who finds it so.
      if (checked.get(path) === made) checked.delete(path);
      if (tries > 0 || (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

/** Removes what a crash left half written. */
export function sweepPacks(dataDir: string): void {
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder(dataDir))) if (name.endsWith(".part")) rmSync(join(folder(dataDir), name), { force: true });
}
