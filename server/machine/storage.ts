// What is wrong with the disk and the files: noticed by errors and by looking, told by /healthz and Today, and forgotten when it is mended.
import { statfsSync, statSync } from "node:fs";
import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { Failure } from "../../shared/errors.ts";
import type { Config } from "../base/config.ts";
import type { Database } from "../base/db.ts";
import { runInWorker, tasksBeside } from "../workers/pool.ts";
import { described, isDamage, isDiskFull, machineFailure } from "../base/faults.ts";
import type { Problem, Storage } from "../base/services.ts";
import { findSetAside, keepReserve } from "./opening.ts";
import { tryWriting } from "./storage.store.ts";
import type * as checkingTasks from "./checking.task.ts";

const checking = tasksBeside<typeof checkingTasks>(import.meta.url, "checking", "short");

// How often is looked when nobody asks, in ms.
const lookEvery = 5_000;
// How long a check that runs may take when the server stops, in ms.
const lastCheck = 1_000;
// Less than this is no room to work in.
const leastFree = 256 * 1024;

type StorageNeeds = { config: Pick<Config, "dataDir">; db: Database; logs: Database; log: Logger; now: () => string };

export function createStorage({ config: { dataDir }, db, logs, log, now }: StorageNeeds): Storage {
  const file = join(dataDir, "trainer.sqlite");
  const own = statSync(file);
  const isOwn = (found: { ino: number; dev: number }): boolean => found.ino === own.ino && found.dev === own.dev;
  const problems = new Map<string, Problem>();
  const work: (() => void)[] = [];
  let looking: Promise<void> | null = null;
  let judging: Promise<void> | null = null;
  let stopped = false;

  const tell = (code: Problem["code"], subject: string | null, message: string): void => {
    const key = `${code} ${subject ?? ""}`;
    if (problems.has(key)) return;
    problems.set(key, { code, subject, message, since: now() });
    log.error({ problem: code, subject }, message);
  };
  const forget = (code: Problem["code"], subject: string | null = null): boolean => problems.delete(`${code} ${subject ?? ""}`);

  const noteGone = (gone: boolean): void => {
    if (gone)
      tell(
        "data_gone",
        "trainer.sqlite",
        "The data folder is gone or was replaced while the server runs. Customers are answered from memory, nothing is saved. Put the folder back as it was; or stop the server, put a backup in its place and start again.",
      );
    else if (forget("data_gone", "trainer.sqlite")) log.info("the data folder is there again");
  };
  const lookForSetAside = (): void => {
    const found = listOrNone(dataDir);
    for (const name of found)
      tell(
        "log_set_aside",
        name,
        name.startsWith("logs.missing")
          ? `logs.sqlite was missing at the start and a new log was begun. To have the old one back, stop the server and put it back from a backup; delete ${name} when that is seen to.`
          : `logs.sqlite was damaged or emptied; it is kept as ${name} and a new log was begun. To have the old one back, stop the server and put logs.sqlite back from a backup; move ${name} out of the folder when that is seen to.`,
      );
    for (const { code, subject } of problems.values())
      if (code === "log_set_aside" && !found.includes(subject ?? "")) forget(code, subject);
  };
  const lookForRoom = async (): Promise<void> => {
    try {
      const isRoom = hasRoom(await statfs(dataDir));
      if (stopped) return;
      if (!isRoom) return noteFull();
      if (!problems.has("disk_full ") || !keepReserve(dataDir)) return;
      tryWriting(db, logs);
    } catch {
      return;
    }
    forget("disk_full");
    log.info("the disk can be written again");
    for (const one of work) one();
  };
  const look = async (): Promise<void> => {
    const found = await stat(file).catch(() => null);
    if (stopped) return;
    noteGone(!found || !isOwn(found));
    lookForSetAside();
    await lookForRoom();
  };
  // An error does not say which file it is about: a worker reads both.
  const judged = async (): Promise<void> => {
    try {
      for (const name of ["trainer", "logs"] as const) {
        if (stopped) return;
        const found = await runInWorker(checking, "checkDatabase", { dataDir, name });
        if (found === null) continue;
        if (name === "trainer")
          tell(
            "trainer_damaged",
            "trainer.sqlite",
            `trainer.sqlite is damaged (${found}). Stop the server, move trainer.sqlite, trainer.sqlite-wal and trainer.sqlite-shm out of the folder, put trainer.sqlite back from a backup and start again.`,
          );
        else
          tell(
            "log_damaged",
            "logs.sqlite",
            `logs.sqlite is damaged (${found}). Customers are answered; what they ask may be missing from the log. Stop the server, move logs.sqlite, logs.sqlite-wal and logs.sqlite-shm out of the folder (or put logs.sqlite back from a backup) and start again.`,
          );
      }
    } catch (error) {
      log.error({ err: described(error) }, "the data files could not be checked for damage");
    }
    judging = null;
  };
  const judge = (): void => {
    judging ??= judged();
  };

  const noteFull = (): void =>
    tell(
      "disk_full",
      null,
      "The disk is full. Customers are answered; what they ask is kept in memory (10,000 questions at most) and logged when there is room. Nothing else is saved. Free some space: the server goes on by itself.",
    );

  lookForSetAside();
  if (!keepReserve(dataDir) || !hasRoom(statfsSync(dataDir))) noteFull();
  const timer = setInterval(() => void check(), lookEvery).unref();
  const check = async (): Promise<Problem[]> => {
    looking ??= look()
      .catch((error: unknown) => log.error({ err: described(error) }, "the data folder could not be looked at"))
      .finally(() => (looking = null));
    await looking;
    return [...problems.values()];
  };
  return {
    check,
    note: (error) => {
      if (isDiskFull(error) && !stopped) noteFull();
      if (isDamage(error) && !stopped) judge();
      return machineFailure(error);
    },
    noteVersion: (subject, error) => {
      if (error === null) return void forget("version_failed", subject);
      const { message } = described(error);
      tell(
        "version_failed",
        subject,
        `The live version ${subject} could not be loaded (${message}); it is tried again. If it stays so, trainer.sqlite is damaged: put it back from a backup.`,
      );
    },
    refuseIfGone: () => {
      const found = statSync(file, { throwIfNoEntry: false });
      noteGone(!found || !isOwn(found));
      if (!found || !isOwn(found))
        throw new Failure("data_gone", "the server's data folder is gone or was replaced; nothing was saved, /healthz says what to do");
    },
    whenWritable: (one) => void work.push(one),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      // Whoever moves or removes the folder then finds nobody reading in it; a log of many gigabytes is not read to its end for that.
      await Promise.race([judging, wait(lastCheck, undefined, { ref: false })]);
    },
  };
}

const hasRoom = ({ bavail, bsize }: { bavail: number; bsize: number }): boolean => bavail * bsize >= leastFree;

function listOrNone(dataDir: string): string[] {
  try {
    return findSetAside(dataDir);
  } catch {
    return [];
  }
}
