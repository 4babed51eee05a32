// What surrounds every page: look, server state, address bar.
import { MantineProvider } from "@mantine/core";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ApiError, type OutputOf } from "./lib/api.ts";
import type { AppRouter } from "./routes.tsx";
import { cssVariablesResolver, theme } from "./theme.ts";

export interface AppProps {
  router: AppRouter;
  client: QueryClient;
  /** "test": no transitions, no portals' animations. */
  env?: "default" | "test";
}

export function App({ router, client, env = "default" }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" env={env}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const sessionKey = ["getSession", {}] as const;

/** One cache of server state. A call that finds us signed out clears the session, and the page shows sign-in. */
export function createQueryClient(): QueryClient {
  const noticeSignedOut = (error: Error): void => {
    if (!(error instanceof ApiError) || error.code !== "signed_out") return;
    client.setQueryData<OutputOf<"getSession">>(sessionKey, (session) => session && { ...session, user: null });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: {
        // Commands name what goes stale; beyond that, another person's change shows after half a minute or on return to the tab.
        staleTime: 30_000,
        // Only an unreachable or starting server is worth asking again; the rest is an answer.
        retry: (count, error) => count < 2 && error instanceof ApiError && (error.code === "offline" || error.code === "not_ready"),
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}
