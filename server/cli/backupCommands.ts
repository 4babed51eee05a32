// Backing up while the server runs, and restoring while it does not.
import { setTimeout as wait } from "node:timers/promises";
import { resolve } from "node:path";
import { Failure } from "../../shared/errors.ts";
import { readConfig } from "../base/config.ts";
import type { OutputOf } from "../base/context.ts";
import { jsonHelp, jsonOption, print, Refusal, say, tabbed, type Command, type Server, type Terminal } from "./command.ts";
import { showProgress } from "./progress.ts";

type Manifest = NonNullable<OutputOf<"getBackup">["manifest"]>;

export const backupCommands: Command[] = [
  {
    name: "backup",
    summary: "write both databases as they are at one moment to a new folder, and check them",
    usage: "DIR [--json]",
    help: [
      "DIR                  new or empty; a part of it is never seen under this name",
      jsonHelp.replace("as JSON", "the manifest as JSON instead of file, bytes, SHA-256"),
      "The server goes on serving. What it can make again (packs, models of the draft, uploads) is left out.",
    ],
    options: { ...jsonOption },
    positional: "folder",
    run: async (server, given) => {
      const folder = resolve(given.positionals[0]!);
      const api = await server();
      const manifest = await waitForBackup(given.terminal, api, (await api.call("startBackup", { folder })).backup);
      if (given.options.json === true) return print(given.terminal, JSON.stringify(manifest));
      for (const { name, bytes, sha256 } of manifest.files) print(given.terminal, tabbed([name, bytes, sha256]));
      say(given.terminal, `${folder} holds everything that was saved until ${manifest.at}, checked`);
    },
  },
  {
    name: "restore",
    summary: "put a backup into the data folder; no server may be running on it",
    usage: "DIR [--replace]",
    help: [
      "DIR                  a folder that backup wrote",
      "--replace            move aside what the data folder holds; without it, it must be empty",
      "Every byte is checked before anything is touched. Passwords and keys are then as they were at the backup.",
    ],
    options: { replace: { type: "boolean" } },
    positional: "folder",
    run: async (_server, given) => {
      const { restoreBackup } = await import("../backups/restore.ts");
      const { dataDir } = readConfig(given.terminal.env);
      const order = {
        folder: resolve(given.positionals[0]!),
        dataDir,
        replace: given.options.replace === true,
        now: new Date().toISOString(),
      };
      const { manifest, aside } = await restoreBackup(order, (done, total) =>
        showProgress(given.terminal, { step: "restoring", done, total }),
      )
        .catch((error: unknown) => {
          throw error instanceof Failure ? new Refusal(error.code, error.message) : error;
        })
        .finally(() => showProgress(given.terminal, null));
      say(given.terminal, `${dataDir} is as it was at ${manifest.at}`);
      if (aside !== null) say(given.terminal, `what was there lies in ${aside}`);
    },
  },
];

async function waitForBackup(terminal: Terminal, api: Server, backup: string): Promise<Manifest> {
  try {
    for (let pause = 50; ; pause = Math.min(500, pause * 1.5)) {
      const state = await api.call("getBackup", { backup });
      if (state.manifest) return state.manifest;
      if (state.error) throw new Refusal(state.error.code, state.error.message);
      showProgress(terminal, state);
      await wait(pause);
    }
  } finally {
    showProgress(terminal, null);
  }
}
