// A real nginx in front of a test server, configured by the example in server/README.md. With CI=true a missing nginx is a failure; elsewhere its tests are skipped, loudly.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { packageRoot } from "../../server/base/config.ts";
import { freePort } from "./freePort.ts";

const onPath = (program: string): string | null =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"]
    .map((dir) => join(dir, program))
    .find((file) => existsSync(file)) ?? null;

/** Whether nginx and openssl are here; where not, it has been said aloud. Throws when CI=true. */
export function hasNginx(): boolean {
  const missing = ["nginx", "openssl"].filter((program) => onPath(program) === null);
  if (missing.length === 0) return true;
  const message = `${missing.join(" and ")} not found (apt-get install nginx-light openssl)`;
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`\n*** PROXY TESTS SKIPPED: ${message} ***\n`);
  return false;
}

/** The name that the example's certificate and ALLOWED_HOSTS are for. */
export const proxyName = "robots.example";

export interface Nginx {
  port: number;
  /** Such as https://robots.example:4343; the name leads nowhere, so requests go to 127.0.0.1. */
  origin: string;
  ask: (method: string, path: string, headers?: Record<string, string>, body?: string | Buffer) => Promise<Reply>;
  end: () => Promise<void>;
}
export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Starts nginx with the README's lines, which `change` may alter. */
export async function startNginx(serverPort: number, change: (example: string) => string = (example) => example): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "robot-trainer-nginx-"));
  mkdirSync(join(folder, "logs"));
  const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const subject = ["-subj", `/CN=${proxyName}`, "-addext", `subjectAltName=DNS:${proxyName}`];
  execFileSync(
    onPath("openssl")!,
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "2",
      ...subject,
      "-keyout",
      key,
      "-out",
      certificate,
    ],
    { stdio: "ignore" },
  );
  const port = await freePort();
  const example = /```nginx\n([\s\S]*?)```/.exec(readFileSync(join(packageRoot, "server/README.md"), "utf8"))![1]!;
  const site = change(example)
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`)
    .replace(`/etc/ssl/${proxyName}.pem`, certificate)
    .replace(`/etc/ssl/${proxyName}.key`, key)
    .replace("127.0.0.1:4100", `127.0.0.1:${serverPort}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`);
  const config = join(folder, "nginx.conf");
  writeFileSync(
    config,
    [
      "daemon off; worker_processes 1; error_log stderr warn;",
      `pid ${join(folder, "nginx.pid")};`,
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      "events { worker_connections 256; }",
      `http { access_log off; ${temporary.join(" ")}`,
      site,
      "}",
    ].join("\n"),
  );
  const nginx = spawn(onPath("nginx")!, ["-p", folder, "-c", config, "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  nginx.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  let gone = false;
  const ended = once(nginx, "close").then(() => (gone = true));
  const ca = readFileSync(certificate);
  const ask: Nginx["ask"] = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const host = `${proxyName}:${port}`;
      const sent = request(
        { host: "127.0.0.1", port, servername: proxyName, ca, method, path, agent: false, headers: { host, ...headers } },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
          response.on("error", reject);
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  // It says nowhere that it is ready.
  while (!(await ask("GET", "/").catch(() => null))) {
    if (gone) throw new Error(`nginx did not start: ${said}`);
    await pause(50);
  }
  return {
    port,
    origin: `https://${proxyName}:${port}`,
    ask,
    end: async () => {
      nginx.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
