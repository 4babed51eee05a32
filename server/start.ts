// Config → lock → open databases → migrate → listen → graceful stop.
import closeWithGrace from "close-with-grace";
import { pino } from "pino";
import { readConfig } from "./config.ts";
import { serve } from "./serve.ts";

const parent = process.ppid;

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const log = pino({ level: config.logLevel });
  const server = await serve(config, log);
  const grace = closeWithGrace({ delay: 10_000 }, async ({ err, signal }) => {
    if (err) log.fatal({ err: { message: err.message, stack: err.stack } }, "stopping after an error");
    else log.info({ signal }, "stopping");
    await server.close();
  });
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
