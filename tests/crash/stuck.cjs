// Loaded before the server: a worker thread that nothing interrupts, and an error nobody catches on SIGUSR2.
const { isMainThread, Worker } = require("node:worker_threads");
if (isMainThread) {
  process.on("SIGUSR2", () => {
    throw new Error("an error nobody caught");
  });
  // After the server has begun to watch its threads.
  setTimeout(
    () => new Worker("Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)", { eval: true, execArgv: [] }).unref(),
    500,
  ).unref();
}
