// What the server is told from outside: environment variables, checked once, with clear errors.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface Config {
  dataDir: string;
  host: string;
  port: number;
  /** Host names accepted in the Host header besides loopback (DNS rebinding). */
  allowedHosts: readonly string[];
  /** Passed to Express as "trust proxy". */
  trustProxy: string | number | false;
  /** Asked for at set-up; required to listen beyond loopback before there is an admin. */
  setupToken: string | null;
  /** false only in tests: skips waiting for the disk. */
  durable: boolean;
  /** ms without a change after which the draft is trained in full; null only in tests: never. */
  trainAfter: number | null;
  logLevel: string;
  /** Vite serves the client from source. */
  development: boolean;
}

/** The folder that holds package.json, both from source and from dist/. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(dir: string): string {
  return existsSync(join(dir, "package.json")) ? dir : findRoot(dirname(dir));
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** Reads the configuration. Throws an Error naming the variable and what was expected. */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[] = []): Config {
  const port = Number(env.PORT ?? 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${env.PORT}"`);
  const proxy = env.TRUST_PROXY ?? "";
  const logLevel = env.LOG_LEVEL ?? "info";
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(", ")}, not "${logLevel}"`);
  return {
    dataDir: resolve(env.DATA_DIR ?? join(packageRoot, "data/local")),
    host: env.HOST ?? "127.0.0.1",
    port,
    allowedHosts: (env.ALLOWED_HOSTS ?? "")
      .split(",")
      .map((h) => h.trim().toLowerCase())
      .filter(Boolean),
    trustProxy: proxy === "" ? false : /^\d+$/.test(proxy) ? Number(proxy) : proxy,
    setupToken: env.SETUP_TOKEN ?? null,
    durable: true,
    trainAfter: 2_000,
    logLevel,
    development: argv.includes("--dev"),
  };
}
