// Puts a backup in place of what a data folder holds. What was there is moved aside, never deleted; whoever kills it in the middle finds the old state or the new one.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure } from "../../shared/errors.ts";
import { InUse, takeDataDir } from "../base/lock.ts";
import { needSpace } from "./freeSpace.ts";
import { bytesOf, digestOf, flush, verifyBackup, type Manifest } from "./manifest.ts";

/** The files until they are all there and checked. */
const stagedName = "restore.part";
/** From when this lies in the folder, the new state counts: what is left to move is moved by whoever takes the folder next. */
const planName = "restore.json";
const lockFiles = ["lock.sqlite", "lock.sqlite-journal", "server.json"];
const own = [...lockFiles, stagedName, planName];

interface Plan {
  /** Where the old state goes, in the data folder; other disks and mount points are not our affair. */
  aside: string;
  old: string[];
  fresh: string[];
}

export interface Restored {
  manifest: Manifest;
  /** Where the old state lies; null if there was none. */
  aside: string | null;
}

/**
 * Restores `folder` into `dataDir`. Throws a Failure: a damaged backup (before anything is touched), `busy` while a server holds the
 * folder, `taken` where it is not empty and may not be replaced, `disk_full`.
 */
export async function restoreBackup(
  order: { folder: string; dataDir: string; replace: boolean; now: string },
  onBytes: (done: number, total: number) => void = () => {},
): Promise<Restored> {
  const { folder, dataDir } = order;
  if (existsSync(join(dataDir, "lock.sqlite"))) take(dataDir).release();
  refuseFull(order);
  const manifest = await verifyBackup(folder, (done, total) => onBytes(done, 2 * total));
  const lock = take(dataDir);
  try {
    finishRestore(dataDir);
    refuseFull(order);
    needSpace(dataDir, bytesOf(manifest));
    await stage(dataDir, folder, manifest, onBytes);
    const old = readdirSync(dataDir).filter((name) => !isOwn(name));
    const aside = `before-restore-${order.now.replaceAll(/[:.]/gu, "-")}`;
    writePlan(dataDir, { aside, old, fresh: manifest.files.map(({ name }) => name) });
    finishRestore(dataDir);
    return { manifest, aside: old.length > 0 ? join(dataDir, aside) : null };
  } catch (error) {
    // Before the plan is written the old state counts.
    if (!existsSync(join(dataDir, planName))) rmSync(join(dataDir, stagedName), { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

const isOwn = (name: string): boolean => own.includes(name) || name.startsWith("before-restore-");

function take(dataDir: string): ReturnType<typeof takeDataDir> {
  try {
    return takeDataDir(dataDir);
  } catch (error) {
    throw error instanceof InUse ? new Failure("busy", `a server holds ${dataDir}; stop it first`) : error;
  }
}

function refuseFull({ dataDir, replace }: { dataDir: string; replace: boolean }): void {
  if (replace || !existsSync(dataDir)) return;
  const there = readdirSync(dataDir).filter((name) => !isOwn(name));
  if (there.length > 0)
    throw new Failure(
      "taken",
      `${dataDir} is not empty (${there.slice(0, 5).join(", ")}); --replace moves what is there aside and restores`,
    );
}

async function stage(dataDir: string, folder: string, manifest: Manifest, onBytes: (done: number, total: number) => void): Promise<void> {
  const staged = join(dataDir, stagedName);
  const total = bytesOf(manifest);
  let done = total;
  mkdirSync(staged, { mode: 0o700 });
  for (const { name, sha256 } of manifest.files) {
    const file = join(staged, name);
    await pipeline(createReadStream(join(folder, name)), createWriteStream(file, { mode: 0o600, flags: "wx" }));
    await flush(file);
    if ((await digestOf(file, (more) => onBytes((done += more), 2 * total))) !== sha256)
      throw new Failure("internal", `${file} did not arrive as it was sent; nothing was restored`);
  }
  await flush(staged);
}

function writePlan(dataDir: string, plan: Plan): void {
  const draft = join(dataDir, stagedName, planName);
  writeFileSync(draft, JSON.stringify(plan), { mode: 0o600 });
  sync(draft);
  renameSync(draft, join(dataDir, planName));
  sync(dataDir);
}

/** Finishes, or clears away, what a restore that was interrupted left. To be called by whoever has taken the folder, before its files are opened. */
export function finishRestore(dataDir: string): void {
  const planned = join(dataDir, planName);
  const staged = join(dataDir, stagedName);
  if (!existsSync(planned)) return rmSync(staged, { recursive: true, force: true });
  const plan = JSON.parse(readFileSync(planned, "utf8")) as Plan;
  const aside = join(dataDir, plan.aside);
  if (plan.old.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
  // What lies aside is the old one: a second time through, that name in the folder is the new one already.
  for (const name of plan.old) if (!existsSync(join(aside, name))) renameSync(join(dataDir, name), join(aside, name));
  sync(dataDir);
  for (const name of plan.fresh) if (existsSync(join(staged, name))) renameSync(join(staged, name), join(dataDir, name));
  sync(dataDir);
  rmSync(staged, { recursive: true, force: true });
  rmSync(planned);
  sync(dataDir);
}

function sync(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
