// How tests run in the copy that holds mutants: as in the real one, one file after the other in the order given, and nothing written beside it.
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const limit = Number(process.env["MUTANTS_TEST_SECONDS"]) * 1_000;
const inOrder = process.env["MUTANTS_FILES"]?.split(" ") ?? [];
const placeOf = ({ moduleId }: TestSpecification): number => inOrder.findIndex((file) => moduleId.endsWith(`/${file}`));

class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => placeOf(a) - placeOf(b)));
  }
}

export default defineConfig({
  cacheDir: "cache/vite",
  test: {
    include: inOrder,
    environment: "node",
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    // Much longer than any took without a mutant: only what hangs is ended.
    testTimeout: limit,
    hookTimeout: limit,
    expect: { poll: { timeout: limit / 2 } },
    sequence: { sequencer: AsGiven },
    experimental: { fsModuleCache: true, fsModuleCachePath: "cache/modules" },
  },
});
