// Draws one part by itself: look, texts and a cache, no server and no address bar.
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { createQueryClient } from "../../../client/lib/queryClient.ts";
import { theme } from "../../../client/theme.ts";

export function renderPart(part: ReactNode) {
  const client = createQueryClient();
  const Around = ({ children }: { children: ReactNode }) => (
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
  return { ...render(part, { wrapper: Around }), user: userEvent.setup() };
}
