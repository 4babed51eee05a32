// The gallery shows every part that a screen uses, in both languages, and draws.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { adminName, adminPassword, startServer } from "../support/app.ts";
import { renderApp } from "./support/renderApp.tsx";

const client = join(import.meta.dirname, "../../client");
const filesIn = (folder: string): string[] =>
  readdirSync(join(client, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => `${folder}/${file}`);
const read = (file: string): string => readFileSync(join(client, file), "utf8");

test("every part that a screen uses is shown in the gallery", () => {
  const shown = filesIn("gallery").map(read).join("\n");
  const screens = readdirSync(client, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !/^(?:ui|gallery|frame)[/\\]/u.test(file))
    .map(read)
    .join("\n");
  const parts = filesIn("ui").flatMap((file) => [...read(file).matchAll(/^export (?:function|const) ([A-Z]\w*)/gmu)].map((m) => m[1]!));
  const used = parts.filter((part) => new RegExp(`<${part}\\b`, "u").test(screens));
  expect(used.length).toBeGreaterThan(30);
  expect(used.filter((part) => !new RegExp(`<${part}\\b`, "u").test(shown))).toEqual([]);
});

test("the gallery says where each part it shows stands", () => {
  const said = filesIn("gallery").flatMap((file) =>
    [...read(file).matchAll(/name="([\w, ]+)" file="([^"]+)"/gu)].map((m) => ({ names: m[1]!.split(", "), file: m[2]! })),
  );
  const wrong = said.flatMap(({ names, file }) =>
    names
      .filter((name) => !new RegExp(`^export (?:function|const) ${name}\\b`, "mu").test(read(`ui/${file}`)))
      .map((name) => `${name} is not in ${file}`),
  );
  expect(said.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test("/gallery opens it, all kinds of parts on one page", async () => {
  const server = await startServer();
  const admin = server.client();
  await admin.call("setUp", { name: adminName, password: adminPassword, knowledgeBase: "栖木家居", start: "empty" });
  renderApp({ path: "/gallery", caller: admin, language: "en" });
  expect(await screen.findByRole("heading", { level: 1, name: "Our parts" })).toBeVisible();
  for (const kind of ["Text", "State", "Form", "List", "Page", "Reply"]) expect(screen.getByRole("region", { name: kind })).toBeVisible();
  const views = within(screen.getByRole("article", { name: "StateView" }));
  expect(views.getAllByText("Who pays for return shipping?")).toHaveLength(2);
  await server.end();
});
