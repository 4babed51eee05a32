// Loaded before the server: on a signal a worker thread begins that nothing interrupts; on SIGWINCH an error that nobody catches follows.
const { isMainThread, Worker } = require("node:worker_threads");
if (isMainThread) {
  const begin = () => new Worker("Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)", { eval: true, execArgv: [] }).unref();
  process.on("SIGTERM", begin);
  process.on("SIGWINCH", () => {
    begin();
    setTimeout(() => {
      throw new Error("an error nobody caught");
    }, 500);
  });
}
