import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { isBuilt } from "./tests/support/isBuilt.ts";

// Three kinds of tests: pure code and the server in node, pages in jsdom, flows in a real browser. Files share what
// they import (in node of all files together 144 s instead of 262), as none leaves anything behind.
export default defineConfig({
  test: {
    // By itself Vitest leaves one core free: of two that is half the machine. Browsers and servers of their own are waited for a quarter of the time: one more than cores.
    maxWorkers: Math.max(2, availableParallelism()) + 1,
    // What tests make is soon dropped: with more room for it, collecting took 3 to 7 % less of the whole.
    execArgv: ["--max-semi-space-size=64"],
    // No limit says how fast anything is: they only end what hangs, on however busy a machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // What the server runs in threads and processes of their own is there in a third of the time when it need not be compiled.
    env: { COMPILED: String(isBuilt()) },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["tests/shared/**/*.test.ts", "tests/server/**/*.test.ts", "tests/*.test.ts"],
          environment: "node",
          isolate: false,
        },
      },
      {
        extends: true,
        // React as it is shipped draws in half the time of the one that checks and explains itself.
        oxc: { jsx: { runtime: "automatic", development: false } },
        test: {
          name: "pages",
          include: ["tests/client/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          env: { NODE_ENV: "production" },
          setupFiles: ["tests/client/support/setup.ts"],
          css: false,
          isolate: false,
        },
      },
      { extends: true, test: { name: "flows", include: ["tests/flows/**/*.test.ts"], environment: "node" } },
    ],
  },
});
