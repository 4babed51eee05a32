import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Three kinds of tests: pure code and the server in node, pages in jsdom, flows in a real browser.
export default defineConfig({
  test: {
    // By itself Vitest leaves one core free: of two that is half the machine.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { extends: true, test: { name: "node", include: ["tests/shared/**/*.test.ts", "tests/server/**/*.test.ts", "tests/*.test.ts"], environment: "node", testTimeout: 30_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: "pages", include: ["tests/client/**/*.test.{ts,tsx}"], environment: "jsdom", setupFiles: ["tests/client/support/setup.ts"], testTimeout: 30_000, hookTimeout: 60_000, css: false } },
      { extends: true, test: { name: "flows", include: ["tests/flows/**/*.test.ts"], environment: "node", testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
