// What the server is told from outside: each variable by itself, what is wrong with it, and where it cannot listen.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot, readConfig } from "../../../server/base/config.ts";
import { startServer } from "../../support/app.ts";

const names = ["DATA_DIR", "HOST", "PORT", "SETUP_TOKEN", "ALLOWED_HOSTS", "TRUST_PROXY", "BASE_PATH", "LOG_LEVEL", "CHECK_PRIVATE_LINKS"];

describe("variables", () => {
  test.each(["", "  "])('that are empty ("%s") count as not given', (empty) => {
    const config = readConfig(Object.fromEntries(names.map((name) => [name, empty])));
    expect(config).toEqual(readConfig({}));
    expect(config).toMatchObject({
      dataDir: join(packageRoot, "data/local"),
      host: "127.0.0.1",
      port: 4100,
      setupToken: null,
      allowedHosts: [],
      trustProxy: false,
      basePath: "",
      allowPrivateLinks: false,
    });
  });

  test("are read as people write them", () => {
    expect(readConfig({ HOST: "[::1]", PORT: " 80 " })).toMatchObject({ host: "::1", port: 80 });
    expect(readConfig({ ALLOWED_HOSTS: "Robots.Example, 机器人.example,10.0.0.7, 2001:db8::1 ," }).allowedHosts).toEqual([
      "robots.example",
      "xn--gmqz0qc7o.example",
      "10.0.0.7",
      "[2001:db8::1]",
    ]);
    for (const [text, read] of Object.entries({ "1": 1, "0": false, loopback: "loopback", "10.0.0.0/8, ::1": "10.0.0.0/8, ::1" }))
      expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(read);
    for (const text of ["/trainer", "trainer", "/trainer/", "//trainer"]) expect(readConfig({ BASE_PATH: text }).basePath).toBe("/trainer");
    expect(readConfig({ BASE_PATH: "/tools/trainer" }).basePath).toBe("/tools/trainer");
    expect(readConfig({ BASE_PATH: "/" }).basePath).toBe("");
    expect(readConfig({ CHECK_PRIVATE_LINKS: "yes" }).allowPrivateLinks).toBe(true);
  });

  test.each([
    ["PORT", "abc", 'PORT must be a whole number from 0 to 65535, not "abc"'],
    ["PORT", "0x50", "PORT must be"],
    ["PORT", "65536", "PORT must be"],
    ["PORT", "-1", "PORT must be"],
    ["CHECK_PRIVATE_LINKS", "true", 'CHECK_PRIVATE_LINKS must be yes or no, not "true"'],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of trace, debug, info"],
    ["HOST", "127.0.0.1:4100", "the port is PORT"],
    ["HOST", "http://localhost", "HOST must be an address"],
    ["HOST", "*", "such as 127.0.0.1, 0.0.0.0 or ::"],
    ["ALLOWED_HOSTS", "https://robots.example", 'without scheme, port, path or *: "robots.example", not "https://robots.example"'],
    ["ALLOWED_HOSTS", "a.example,robots.example:8443", '"robots.example", not "robots.example:8443"'],
    ["ALLOWED_HOSTS", "robots.example/trainer", '"robots.example"'],
    ["ALLOWED_HOSTS", "*.robots.example", "ALLOWED_HOSTS takes host names only"],
    ["ALLOWED_HOSTS", "a b", "ALLOWED_HOSTS takes host names only"],
    ["TRUST_PROXY", "true", "TRUST_PROXY must be the number of proxies in front, or their addresses"],
    ["TRUST_PROXY", "nginx", 'not "nginx"'],
    ["TRUST_PROXY", "10.0.0.0/99", "TRUST_PROXY must be"],
    ["BASE_PATH", "/v1", "BASE_PATH must be a path such as /trainer"],
    ["BASE_PATH", "https://robots.example/trainer", "BASE_PATH must be"],
    ["BASE_PATH", '/a"b', "BASE_PATH must be"],
    ["BASE_PATH", "/a/../b", "BASE_PATH must be"],
    ["SETUP_TOKEN", "x".repeat(201), "SETUP_TOKEN must have 200 characters at most"],
  ])("%s=%s is refused with its name and what was expected", (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(message);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});

describe("where it cannot listen", () => {
  test.each([
    ["203.0.113.1", "HOST=203.0.113.1 is no address of this machine (EADDRNOTAVAIL)"],
    ["no-such-host.invalid", "HOST=no-such-host.invalid is no address of this machine"],
  ])("on %s, HOST is named", async (host, message) => {
    await expect(startServer({ config: { host, setupToken: "abc" } })).rejects.toThrow(message);
  });

  test("where the port is taken, it says so, and the folder is free again", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
    await expect(startServer({ dataDir, config: { port } })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
    await new Promise((resolve) => other.close(resolve));
    await (await startServer({ dataDir, config: { port } })).end();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
