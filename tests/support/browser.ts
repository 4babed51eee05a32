// A real Chromium for flows and screenshots. With CI=true a missing browser is a failure; elsewhere the flows are skipped, loudly.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium or Chrome, or null (then it has been said aloud). Throws when CI=true. */
export function findBrowser(): string | null {
  const found = places.find((p) => p !== undefined && existsSync(p)) ?? null;
  if (found) return found;
  const message = "no Chromium or Chrome was found (set CHROMIUM to its path, or apt-get install chromium fonts-noto-cjk)";
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`\n*** BROWSER FLOWS SKIPPED: ${message} ***\n`);
  return null;
}

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=zh-CN",
];

export interface Browser {
  page: Page;
  context: BrowserContext;
  /** What pages wrote to the console as errors, and exceptions they did not catch. */
  complaints: string[];
  close: () => Promise<void>;
}

/** A fresh browser with one page. Chromium refuses its sandbox to root, as in containers. */
export async function openBrowser(
  path: string,
  options: { width?: number; height?: number; scheme?: "light" | "dark"; locale?: string } = {},
): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "robot-trainer-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless: true,
    args: process.getuid?.() === 0 ? [...flags, "--no-sandbox"] : flags,
    acceptDownloads: true,
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.scheme ?? "light",
    locale: options.locale ?? "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // Ends what hangs, and says nothing of how fast anything is.
  context.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // A refused call is logged by the browser itself; whether it was expected is the flow's affair.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) complaints.push(message.text());
  });
  return {
    page,
    context,
    complaints,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Serious findings of axe on the page as it is now, as readable lines. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { source } = (await import("axe-core")).default;
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          c: unknown,
          o: unknown,
        ) => Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
    return violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 200)} ${n.failureSummary?.slice(0, 200) ?? ""}`),
    );
  });
}
