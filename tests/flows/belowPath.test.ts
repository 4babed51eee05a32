// Below a path, in a real browser: set-up, every kind of address, a reload deep inside, sign-out and sign-in, and nothing asked for outside the path.
import { expect, test } from "vitest";
import { adminName, adminPassword, startServer } from "../support/app.ts";
import { findBrowser, openBrowser } from "../support/browser.ts";

const path = findBrowser();

test.runIf(path)("the workbench runs below /trainer as it was built", async () => {
  const server = await startServer({ config: { basePath: "/trainer", setupToken: "a token" } });
  const { page, complaints, close } = await openBrowser(path!, { locale: "en-US" });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("response", (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));

  await page.goto(server.url);
  await page.getByLabel("User name").fill(adminName);
  await page.getByLabel("Password", { exact: false }).first().fill(adminPassword);
  await page.getByLabel("Set-up token").fill("a token");
  await page.getByText("Empty knowledge base").click();
  await page.getByLabel("Name of the knowledge base").fill("Shop");
  await page.getByRole("button", { name: "Create and enter" }).click();
  await page.waitForURL(/\/trainer\/kb\/[^/]+\/knowledge$/u);

  const kb = page.url().replace(/\/knowledge$/u, "");
  for (const screen of ["today", "logs", "settings?section=keys"]) {
    await page.goto(`${kb}/${screen}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
  }
  await page.getByRole("button", { name: "New key" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("web");
  await page.getByRole("dialog").getByRole("button", { name: "Make the key" }).click();
  await page.getByText(`curl ${server.url}/v1/ask`).waitFor();

  await page.context().clearCookies();
  await page.goto(`${kb}/review`);
  await page.waitForURL(/\/trainer\/sign-in\?back=/u);
  await page.getByLabel("User name").fill(adminName);
  await page.getByLabel("Password", { exact: false }).first().fill(adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/trainer\/kb\/[^/]+\/review/u);
  await page.getByRole("heading", { level: 1 }).first().waitFor();

  await page.getByRole("button", { name: `Menu of ${adminName}` }).click();
  const [licences] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("menuitem", { name: "Open-source licences" }).click(),
  ]);
  await licences.waitForLoadState();
  for (const shipped of ["react-dom", "@tanstack/react-query", "@fontsource-variable/inter"])
    expect(await licences.locator("body").innerText()).toContain(`## ${shipped} `);

  expect(asked.filter((address) => address !== "/trainer" && !address.startsWith("/trainer/"))).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
  await server.end();
});
