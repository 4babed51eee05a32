// Opens a page of the real client against the real server, signed in as whoever the given caller is.
import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { App, createQueryClient } from "../../../client/App.tsx";
import { serveFrom } from "../../../client/lib/api.ts";
import { startLanguage } from "../../../client/lib/language.ts";
import { atTheDesk } from "./atTheDesk.ts";
import { type AppRouter, createAppRouter } from "../../../client/routes.tsx";
import type { Language } from "../../../shared/i18n/index.ts";

/** tests/support/client.ts's Client fits: where the server is, and who calls. */
export interface Caller {
  url: string;
  cookie: string;
}

export interface OpenPage {
  user: UserEvent;
  router: AppRouter;
  /** Where the address bar stands, search included. */
  address: () => string;
  unmount: () => void;
}

declare global {
  // Vitest's jsdom environment gives it.
  var jsdom: { reconfigure: (settings: { url: string }) => void; window: object };
}

/** Node's fetch with the caller's cookie; what the server sets is kept, as a browser would. */
const fetchAs =
  (caller: Caller, headers: Record<string, string>): typeof fetch =>
  async (url, init) => {
    // jsdom's AbortSignal is not the one Node's fetch wants; nothing here needs to be cut short.
    const { signal: _signal, ...rest } = init ?? {};
    const answer = await fetch(url, {
      ...rest,
      headers: { ...(rest.headers as Record<string, string> | undefined), ...(caller.cookie ? { cookie: caller.cookie } : {}), ...headers },
    });
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (set.length > 0) caller.cookie = set.join("; ");
    return answer;
  };

interface Opening {
  /** Such as `/kb/${kb}/knowledge?entry=e_1`. */
  path: string;
  caller: Caller;
  language?: Language;
  /** Sent with every call, as a proxy in between would change them. */
  headers?: Record<string, string>;
}

export function renderApp({ path, caller, language = "zh", headers = {} }: Opening): OpenPage {
  startLanguage(language);
  serveFrom(caller.url, fetchAs(caller, headers));
  // Uploads go through jsdom's XMLHttpRequest, which has the same-origin rule and a cookie jar of its own.
  globalThis.jsdom.reconfigure({ url: caller.url + path });
  // Reconfiguring leaves the window's own origin behind, and XMLHttpRequest goes by that one.
  Object.assign(globalThis.jsdom.window, { _origin: caller.url });
  for (const cookie of caller.cookie.split("; ")) if (cookie) document.cookie = `${cookie}; path=/`;
  const client = createQueryClient();
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [path] }));
  const { unmount } = render(<App router={router} client={client} env="test" />);
  return { user: atTheDesk(), router, address: () => router.state.location.href, unmount };
}
