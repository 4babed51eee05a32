// A screen's texts come with the screen: no other folder may use them, and the frame and common parts use none of them.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { expect, it } from "vitest";

const client = join(import.meta.dirname, "../../../client");
const screens = ["ask", "gallery", "knowledge", "logs", "releases", "review", "settings", "today", "vocabulary"];
/** Parts of a screen that have texts of their own, and the screen that is called otherwise than its noun. */
const parts: Record<string, string> = {
  audit: "settings",
  confusion: "entries",
  decide: "review",
  flips: "flips",
  knowledge: "entries",
  spotCheck: "logs",
  thenNow: "thenNow",
  why: "ask",
};
const used = new RegExp(`\\bt\\(\\s*["'\`](${[...screens, ...Object.keys(parts)].join("|")})\\.`, "gu");

it("each screen uses its own texts and the common ones", () => {
  const wrong = readdirSync(client, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/u.test(file))
    .flatMap((file) => {
      const folder = file.split(sep)[0];
      const groups = [...readFileSync(join(client, file), "utf8").matchAll(used)].map((match) => match[1]);
      return groups
        .filter((group) => (parts[group ?? ""] ?? group) !== folder && !(group === "flips" && folder === "entries"))
        .map((group) => `${file} uses ${group}`);
    });
  expect([...new Set(wrong)]).toEqual([]);
});
