// A worker thread that is ended ends alone, in whatever moment.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { runInWorker, type WorkerCall } from "../../../server/workers/pool.ts";
import { startThread } from "../../../server/workers/thread.ts";
import { removeFolder } from "../../support/app.ts";

// Node 20 ends the whole process where a thread is ended while it requires a module of the new kind; one in a hundred that are ended as they begin.
test("a thread imports the module of its task, and does not require it as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "robot-trainer-"));
  onTestFinished(() => removeFolder(folder));
  const path = join(folder, "how.task.mjs");
  writeFileSync(
    path,
    "const { stack } = new Error();\nexport const loadedBy = () => stack;\nexport const holdLoadedBy = ({ port }) => new Promise(() => port.postMessage(stack));\n",
  );
  const module = pathToFileURL(path).href;
  type HowTasks = { loadedBy: (call: WorkerCall<null>) => string };
  const once = await runInWorker<HowTasks, "loadedBy">({ module, length: "short" }, "loadedBy", null);
  const livingOn = await new Promise<string>((onSaid, onEnd) => {
    const thread = startThread<never, string, null>({ module }, "holdLoadedBy", { data: null, heapMb: 100, onSaid, onEnd });
    onTestFinished(() => thread.end());
  });
  for (const stack of [once, livingOn]) {
    expect(stack).toContain("how.task.mjs");
    // What tsx makes of it, where all runs from source, is of the old kind.
    expect(stack).not.toMatch(/importSyncForRequire|loadESMFromCJS/u);
  }
});
