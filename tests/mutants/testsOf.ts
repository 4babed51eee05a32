// Which tests are a folder's own, so that a mutant, or a change (testsAround.ts), meets those and not the whole suite. Names say it: server/<folder> has tests/server/<folder>/,
// a chapter of the engine tests/shared/engine/<chapter>/, a door of the engine tests/shared/engine/<door>.test.ts. The table says the rest.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of package.json: the real one, or the copy that holds mutants. */
export const root = resolve(import.meta.dirname, "../..");

/** Tests that prove a room besides those of its name; below tests/. */
const besides: Readonly<Record<string, string>> = {
  "server/backups": "server/cli/backup.test.ts",
  "server/base": "server/users server/machine/machine.test.ts",
  "server/change": "server/audit server/answering/locked.test.ts",
  "server/clusters": "server/review server/flips",
  "server/deadLinks": "server/links",
  "server/entries": "server/review/deciding.test.ts server/files/importIdentity.test.ts server/ownWordings",
  "server/figures": "server/entries",
  "server/files": "shared/files",
  "server/jobs": "server/releases/interrupted.test.ts server/files/import.test.ts",
  "server/labels": "server/spotChecks",
  "server/logs":
    "server/answering/turns.test.ts server/answering/batches.test.ts server/answering/locked.test.ts server/ask/whyNot.test.ts",
  "server/losses": "server/ownWordings",
  "server/main.ts": "server/app/starting.test.ts",
  "server/notOurs": "server/review server/releases/loneChange.test.ts",
  "server/parts": "server/vocabulary server/releases/releases.test.ts",
  "server/releases": "server/packs server/links/links.test.ts server/spotChecks/calibration.test.ts",
  "server/review": "server/spotChecks/review.test.ts server/agents/agentAnswers.test.ts server/duplicates/merge.test.ts",
  "server/robots": "server/ask server/releases/loading.test.ts server/vocabulary",
  "server/settings": "server/vocabulary/vocabulary.test.ts server/releases/releases.test.ts",
  "server/today": "server/figures",
  "server/versions": "server/releases server/answering/versions.test.ts",
  "server/workers": "server/machine/machine.test.ts server/backups server/packs",
  "shared/contract": "contract.test.ts server/openApi",
  "shared/engine/arrays": "shared/engine/text shared/engine/rank",
  "shared/engine/cluster": "shared/engine/clusters.test.ts",
  "shared/engine/learn": "shared/engine/model.test.ts shared/engine/study shared/engine/store shared/engine/sampleShop.test.ts",
  "shared/engine/loading.ts": "shared/engine/store",
  "shared/engine/language.ts": "shared/engine/text",
  "shared/engine/masking": "shared/engine/mask.test.ts",
  "shared/engine/ownPatterns.ts": "shared/engine/mask.test.ts",
  "shared/engine/markdown.ts": "shared/engine/markdown",
  "shared/engine/placeholders.ts": "shared/engine/reply/placeholders.test.ts",
  "shared/engine/rank": "shared/engine/robot.test.ts shared/engine/model.test.ts shared/engine/sampleShop.test.ts",
  "shared/engine/reply": "shared/engine/robot.test.ts",
  "shared/engine/statistics.ts": "shared/engine/rank/calibrationError.test.ts server/spotChecks",
  "shared/engine/store": "shared/engine/robot.test.ts shared/engine/model.test.ts",
  "shared/engine/studies.ts": "shared/engine/study",
  "shared/engine/study": "shared/engine/properties.test.ts",
  "shared/engine/text": "shared/engine/robot.test.ts shared/engine/sampleShop.test.ts",
  "shared/engine/text.ts": "shared/engine/text",
  "shared/engine/training.ts": "shared/engine/model.test.ts shared/engine/study shared/engine/rank/refit.test.ts",
  "shared/engine/types.ts": "shared/engine/model.test.ts",
  "shared/engine/conversation.ts": "shared/engine/reply",
  "shared/engine/validity.ts": "shared/engine/reply",
  "shared/errors.ts": "server/http server/openApi",
  "shared/knowledge": "shared/files server/entries",
  "shared/permissions.ts": "contract.test.ts",
};

/** The folder that a file belongs to, or the file where it stands beside folders: server/entries, shared/engine/rank, shared/engine/mask.ts. */
export const roomOf = (file: string): string =>
  file
    .split("/")
    .slice(0, file.startsWith("shared/engine/") ? 3 : 2)
    .join("/");

/** The test files of a room, those of its name first, from `root`. */
export function testsOf(room: string): string[] {
  const named = room.replace(/\.ts$/, "");
  const said = (besides[room] ?? "").split(" ").filter(Boolean);
  const places = [named, `${named}.test.ts`, ...said].map((place) => `tests/${place}`);
  return [...new Set(places.flatMap((place) => filesIn(place).filter((file) => /\.test\.tsx?$/.test(file))))];
}

/** Every file of a folder and the folders in it, in order; the file itself; nothing where there is nothing. */
export function filesIn(place: string): string[] {
  const found = statSync(join(root, place), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [place];
  return readdirSync(join(root, place))
    .sort()
    .flatMap((name) => filesIn(`${place}/${name}`));
}

/** Places of the table that do not exist, as "room: place". */
export const missingPlaces = (): string[] =>
  Object.entries(besides).flatMap(([room, places]) =>
    [room, ...places.split(" ").map((place) => `tests/${place}`)]
      .filter((place) => filesIn(place).length === 0)
      .map((place) => `${room}: ${place}`),
  );
