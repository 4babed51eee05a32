// What surrounds every page: look, server state, address bar.
import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
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
