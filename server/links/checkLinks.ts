// The check of all links as a job: found in a worker, opened a few at a time, written as they come.
import { setTimeout as pause } from "node:timers/promises";
import pLimit from "p-limit";
import { Failure } from "../../shared/errors.ts";
import type { RunningJob, Runner } from "../jobs/jobs.ts";
import { runInWorker } from "../workers/pool.ts";
import { dropLinks, listTextsWithAddress, putEntryLink, putLink, putLinkCheck } from "./links.store.ts";
import { openLink, type OpenedLink } from "./openLink.ts";
import { addresses } from "./tasks.ts";

const entriesAtOnce = 500;
const rowsAtOnce = 500;
/** OpenedLink at the same time: of all, and of one server. */
const together = 16;
const atOneHost = 2;

export const checkLinks: Runner = async (job) => {
  const id = job.app.newId("lc");
  const urls = await findAll(job, id);
  const found = { reached: 0, broken: 0 };
  await openAll(job, [...urls], (opened) => {
    found.reached += opened.status === null ? 0 : 1;
    found.broken += opened.problem === null ? 0 : 1;
  });
  while ((await job.slice(({ db }) => dropLinks(db, job.kb.id, id, rowsAtOnce))) > 0) await job.next(urls.size, urls.size, "write");
  const result = { addresses: urls.size, ...found };
  await job.slice((c) => {
    putLinkCheck(c.db, job.kb.id, { id, at: c.now(), by: job.by, addresses: urls.size });
    c.audit({ action: "links.checked", subject: id, after: result });
  });
  return result;
};

/** All addresses of the draft's answers; which entries have them is written down. */
async function findAll(job: RunningJob, check: string): Promise<ReadonlySet<string>> {
  const urls = new Set<string>();
  for (let after = ""; ;) {
    await job.next(0, 0, "read");
    const entries = listTextsWithAddress(job.app.db, job.kb.id, after, entriesAtOnce);
    const last = entries.at(-1);
    if (!last) break;
    after = last.id;
    const found = await runInWorker(addresses, "readAddresses", { entries: entries.map(({ texts }) => texts) });
    const rows = entries.flatMap(({ id, revision }, i) => found[i]!.map((url) => ({ entry: id, url, revision, check })));
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await job.slice(({ db }) => rows.slice(from, from + rowsAtOnce).forEach((row) => putEntryLink(db, job.kb.id, row)));
    }
    rows.forEach(({ url }) => urls.add(url));
  }
  if (urls.size === 0) throw new Failure("nothing_to_do", "no answer of the draft holds an http or https address", { field: "kb" });
  return urls;
}

async function openAll(job: RunningJob, urls: readonly string[], onOpened: (opened: OpenedLink) => void): Promise<void> {
  const stop = new AbortController();
  const all = pLimit(together);
  const hosts = new Map<string, ReturnType<typeof pLimit>>();
  const hostOf = (url: string): ReturnType<typeof pLimit> => {
    const { host } = new URL(url);
    const limit = hosts.get(host) ?? pLimit(atOneHost);
    hosts.set(host, limit);
    return limit;
  };
  const waiting: (OpenedLink & { url: string })[] = [];
  let ended = 0;
  const { allowPrivateLinks: allowPrivate } = job.app.config;
  const work = Promise.all(
    urls.map((url) =>
      hostOf(url)(() =>
        all(async () => {
          if (stop.signal.aborted) return;
          const opened = await openLink(url, { allowPrivate, signal: stop.signal });
          if (stop.signal.aborted) return;
          onOpened(opened);
          ended += 1;
          waiting.push({ url, ...opened });
        }),
      ),
    ),
  );
  const write = async (): Promise<void> => {
    const rows = waiting.splice(0);
    if (rows.length > 0) await job.slice((c) => rows.forEach((row) => putLink(c.db, job.kb.id, { ...row, at: c.now() })));
  };
  const done = work.then(() => true);
  try {
    for (let isDone = false; !isDone;) {
      isDone = await Promise.race([done, pause(100, false)]);
      await write();
      await job.next(ended, urls.length, "open");
    }
  } catch (error) {
    stop.abort();
    await work.catch(() => {});
    throw error;
  }
}
