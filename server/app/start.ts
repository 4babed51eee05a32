// Config → lock → open databases → migrate → listen → graceful stop.
import closeWithGrace from "close-with-grace";
import { readConfig } from "../base/config.ts";
import { endThreads, killWhenStuck, surviveRejections, watchThreads } from "../machine/ending.ts";
import { described } from "../base/faults.ts";
import { createServerLog } from "../machine/serverLog.ts";
import { serve } from "./serve.ts";

// In ms: how long stopping may take, and in it the last lines of the log and the worker threads.
const longestStop = 10_000;
const lastLines = 500;
const lastThreads = 2_000;
// Of its 50 ms slices none takes so long, in seconds.
const stuck = 60;

const parent = process.ppid;

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const { log, flush } = createServerLog(config.logLevel, process.stdout.fd);
  watchThreads();
  surviveRejections(log);
  const server = await serve(config, log);
  killWhenStuck(stuck);
  // Rejections are survived; the loop of a server does not run empty.
  const grace = closeWithGrace(
    { delay: longestStop, skip: ["unhandledRejection", "beforeExit"], logger: false },
    async ({ err, signal }) => {
      if (err) log.fatal({ err: described(err) }, "stopping after an error");
      else log.info({ signal }, "stopping");
      try {
        await server.close();
      } catch (error) {
        log.error({ err: described(error) }, "stopping did not go as it should");
      }
      await flush(lastLines);
      await endThreads(lastThreads);
    },
  );
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => grace.close());
  console.log(`Robot Trainer is ready at ${server.url}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

// npm runs scripts in a shell that dies of a signal without passing it on: the server would go on, and hold its folder.
// Once a second: nothing tells a process that its parent is gone.
function whenOrphaned(stop: () => void): void {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 1000);
  watch.unref();
}
