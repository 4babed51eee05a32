// The sign-in page says why it was refused, in both languages: for how long, and which header a proxy loses.
import { screen } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adminName, adminPassword, startServer, startShop } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

const labels = { zh: ["用户名", "密码", "登录"], en: ["User name", "Password", "Sign in"] } as const;
async function signIn(language: "zh" | "en", name: string, password: string): Promise<void> {
  const { user } = renderApp({ path: "/sign-in", caller: shop.client(), language });
  const [nameLabel, passwordLabel, button] = labels[language];
  await user.type(await screen.findByRole("textbox", { name: nameLabel }), name);
  await user.type(screen.getByLabelText(passwordLabel), password);
  await user.click(screen.getByRole("button", { name: button }));
}

describe("signing in", () => {
  it.each([
    ["zh", "试得太多了，请 15 分钟后再试"],
    ["en", "Too many tries; try again in 15 minutes"],
  ] as const)("says how long to wait after too many tries (%s)", async (language, words) => {
    for (let i = 0; i < 10; i += 1) await shop.client().try("signIn", { name: `guessed-${language}`, password: "wrong" });
    await signIn(language, `guessed-${language}`, adminPassword);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it.each([
    [
      "zh",
      "页面开在 robots.example:8443，服务器收到的 Host 请求头却是 HOST。请管理员让代理原样传递 Host（nginx：proxy_set_header Host $http_host），并把 robots.example 写进 ALLOWED_HOSTS",
    ],
    [
      "en",
      "This page was opened at robots.example:8443, but the server was given the Host header HOST. Ask an admin to let the proxy pass Host on (nginx: proxy_set_header Host $http_host) and to list robots.example in ALLOWED_HOSTS",
    ],
  ] as const)("names the header that a proxy loses (%s)", async (language, words) => {
    const proxied = shop.client();
    const { user } = renderApp({
      path: "/sign-in",
      caller: proxied,
      language,
      headers: { origin: "https://robots.example:8443" },
    });
    const [nameLabel, passwordLabel, button] = labels[language];
    await user.type(await screen.findByRole("textbox", { name: nameLabel }), adminName);
    await user.type(screen.getByLabelText(passwordLabel), adminPassword);
    await user.click(screen.getByRole("button", { name: button }));
    expect(await screen.findByText(words.replace("HOST", new URL(shop.url).host))).toBeInTheDocument();
  });
});

describe("setting up", () => {
  it("says in a line that the token is wrong, at its field", async () => {
    const server = await startServer({ config: { setupToken: "abc" } });
    const { user } = renderApp({ path: "/setup", caller: server.client() });
    await user.type(await screen.findByRole("textbox", { name: "用户名" }), adminName);
    await user.type(screen.getByLabelText(/^密码/u), adminPassword);
    await user.type(screen.getByRole("textbox", { name: "设置口令" }), "abd");
    await user.click(screen.getByRole("button", { name: "创建并进入" }));
    expect(await screen.findByText("设置口令不对")).toBeInTheDocument();
    await server.end();
  });

  it("proposes the browser's time zone, and asks where the browser does not know either", async () => {
    const own = process.env.TZ;
    const server = await startServer();
    process.env.TZ = "Asia/Tokyo";
    const page = renderApp({ path: "/setup", caller: server.client() });
    expect(await screen.findByText(/Asia\/Tokyo/u)).toBeInTheDocument();
    page.unmount();
    process.env.TZ = "UTC";
    renderApp({ path: "/setup", caller: server.client() });
    const zone = await screen.findByRole("combobox", { name: "时区" });
    expect(zone).toHaveValue("UTC");
    // A question stands above the button that takes the answers.
    const button = screen.getByRole("button", { name: "创建并进入" });
    expect(zone.compareDocumentPosition(button)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
    await server.end();
  });
});
