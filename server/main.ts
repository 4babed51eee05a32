// Config → lock → open databases → migrate → listen → graceful stop.
import closeWithGrace from "close-with-grace";
import { pino } from "pino";
import { readConfig } from "./config.ts";
import { serve } from "./serve.ts";

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const log = pino({ level: config.logLevel });
  const server = await serve(config, log);
  console.log(`Robot Trainer is ready at ${server.url}`);
  closeWithGrace({ delay: 10_000 }, async ({ err, signal }) => {
    if (err) log.fatal({ err: { message: err.message, stack: err.stack } }, "stopping after an error");
    else log.info({ signal }, "stopping");
    await server.close();
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
