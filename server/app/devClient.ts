// In development Vite serves the client from source, on the same port, with hot replacement.
import type { Server } from "node:http";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { pageAt } from "../http/basePath.ts";
import { packageRoot, type Config } from "../base/config.ts";

export async function devClient(server: Server, config: Pick<Config, "dataDir" | "basePath">): Promise<RequestHandler> {
  // Vite is a development dependency: never loaded otherwise.
  const { createServer } = await import("vite");
  const vite = await createServer({
    configFile: join(packageRoot, "vite.config.ts"),
    root: join(packageRoot, "client"),
    cacheDir: join(config.dataDir, "vite"),
    appType: "spa",
    plugins: [{ name: "base-path", transformIndexHtml: (html) => pageAt(config.basePath, html) }],
    server: { middlewareMode: true, hmr: { server } },
  });
  return vite.middlewares;
}
