// What the server is told from outside: environment variables, checked once, with clear errors.
import { join, resolve } from "node:path";
import { domainToASCII } from "node:url";
import express from "express";
import { packageRoot } from "./packageRoot.ts";

export { packageRoot };

export interface Config {
  dataDir: string;
  host: string;
  port: number;
  /** Host names accepted in the Host header besides loopback (DNS rebinding). */
  allowedHosts: readonly string[];
  /** Passed to Express as "trust proxy". */
  trustProxy: string | number | false;
  /** Under which path everything lies, such as "/trainer"; "" at the root. */
  basePath: string;
  /** Asked for at set-up; required before there is an admin as soon as others may reach the server. */
  setupToken: string | null;
  /** false only in tests: skips waiting for the disk. */
  durable: boolean;
  /** What Argon2id takes for a password, in KiB and rounds; less only in tests. */
  passwordWork: { memoryCost: number; timeCost: number };
  /** ms without a change after which the draft is trained in full; null only in tests: never. */
  trainAfter: number | null;
  logLevel: string;
  /** Whether links into private networks are opened when links are checked. */
  allowPrivateLinks: boolean;
  /** Vite serves the client from source. */
  development: boolean;
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** Reads the configuration; a variable that is empty counts as not given. Throws an Error naming the variable and what was expected. */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[] = []): Config {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const logLevel = given("LOG_LEVEL") ?? "info";
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(", ")}, not "${logLevel}"`);
  return {
    dataDir: resolve(given("DATA_DIR") ?? join(packageRoot, "data/local")),
    host: readHost(given("HOST") ?? "127.0.0.1"),
    port: readPort(given("PORT") ?? "4100"),
    allowedHosts: (given("ALLOWED_HOSTS") ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean)
      .map(readAllowedHost),
    trustProxy: readTrustProxy(given("TRUST_PROXY") ?? "0"),
    basePath: readBasePath(given("BASE_PATH") ?? ""),
    setupToken: readSetupToken(given("SETUP_TOKEN") ?? null),
    durable: true,
    passwordWork: { memoryCost: 19_456, timeCost: 2 },
    trainAfter: 2_000,
    logLevel,
    allowPrivateLinks: readSwitch("CHECK_PRIVATE_LINKS", given("CHECK_PRIVATE_LINKS") ?? "no"),
    development: argv.includes("--dev"),
  };
}

function readSwitch(name: string, text: string): boolean {
  if (text !== "yes" && text !== "no") throw new Error(`${name} must be yes or no, not "${text}"`);
  return text === "yes";
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`PORT must be a whole number from 0 to 65535, not "${text}"`);
  return Number(text);
}

function readHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, "$1");
  if (!/^[\w.:%-]+$/.test(host) || /^[^:]*:\d+$/.test(host))
    throw new Error(
      `HOST must be an address or a host name of this machine, such as 127.0.0.1, 0.0.0.0 or ::, not "${text}"; the port is PORT`,
    );
  return host;
}

/** As it stands in a Host header: lower case, Punycode, IPv6 in brackets. */
function readAllowedHost(text: string): string {
  const bare = text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .split(/[/?#]/, 1)[0]!
    .replace(/^(\[.*\]|[^:]*):\d+$/, "$1");
  const name = domainToASCII(/^[^[].*:/.test(bare) ? `[${bare}]` : bare);
  if (bare === text.toLowerCase() && name !== "" && !name.includes("*")) return name;
  const instead = name === "" || name.includes("*") ? "" : `: "${bare}"`;
  throw new Error(`ALLOWED_HOSTS takes host names only, without scheme, port, path or *${instead}, not "${text}"`);
}

function readTrustProxy(text: string): string | number | false {
  if (/^\d{1,2}$/.test(text)) return Number(text) || false;
  try {
    express().set("trust proxy", text);
    return text;
  } catch (error) {
    throw new Error(
      `TRUST_PROXY must be the number of proxies in front, or their addresses (such as "loopback" or "10.0.0.0/8, 192.168.1.7"), not "${text}"`,
      { cause: error },
    );
  }
}

// Paths of the server itself: below one of them nobody could tell which is meant.
const ownPaths = ["api", "v1", "assets", "healthz", "kb", "setup", "sign-in"];

function readBasePath(text: string): string {
  const parts = text.split("/").filter(Boolean);
  if (parts.some((part) => !/^[\w~-][\w.~-]*$/.test(part)) || ownPaths.includes(parts[0] ?? ""))
    throw new Error(
      `BASE_PATH must be a path such as /trainer, of letters, digits and . _ ~ -, not beginning with ${ownPaths.join(", ")}; not "${text}"`,
    );
  return parts.map((part) => `/${part}`).join("");
}

function readSetupToken(token: string | null): string | null {
  if (token !== null && token.length > 200) throw new Error("SETUP_TOKEN must have 200 characters at most");
  return token;
}

/** Which variable lets others than this machine's own users reach the server, such as "HOST=0.0.0.0"; null where none does. */
export function reachableBy(config: Config): string | null {
  if (!isLoopback(config.host)) return `HOST=${config.host}`;
  if (config.trustProxy !== false) return `TRUST_PROXY=${config.trustProxy}`;
  if (config.allowedHosts.length > 0) return `ALLOWED_HOSTS=${config.allowedHosts.join(",")}`;
  return config.basePath === "" ? null : `BASE_PATH=${config.basePath}`;
}
