// What a page asks for first, asked for while its code is still on its way.
import type { QueryClient } from "@tanstack/react-query";
import { sessionRead } from "./session.ts";

/** `ask` is called once somebody is known to be signed in. Not waited for: the page shows what comes, and asks again for what failed. */
export function askAhead(client: QueryClient, ask: () => unknown): void {
  client
    .fetchQuery(sessionRead)
    .then(({ user }) => user && ask())
    .catch(() => {});
}
