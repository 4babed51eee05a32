// Draws one part by itself: look, texts and a cache, no server and no address bar.
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { atTheDesk } from "./atTheDesk.ts";
import { createQueryClient } from "../../../client/App.tsx";
import { addTexts } from "../../../client/lib/language.ts";
import { theme } from "../../../client/theme.ts";
import { ask } from "../../../shared/i18n/ask.ts";
import { knowledge } from "../../../shared/i18n/knowledge.ts";
import { logs } from "../../../shared/i18n/logs.ts";
import { releases } from "../../../shared/i18n/releases.ts";
import { review } from "../../../shared/i18n/review.ts";
import { settings } from "../../../shared/i18n/settings.ts";
import { today } from "../../../shared/i18n/today.ts";
import { vocabulary } from "../../../shared/i18n/vocabulary.ts";
import { why } from "../../../shared/i18n/why.ts";

export function renderPart(part: ReactNode) {
  // No route was opened that would have brought them.
  addTexts({ ask, knowledge, logs, releases, review, settings, today, vocabulary, why });
  const client = createQueryClient();
  const Around = ({ children }: { children: ReactNode }) => (
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
  return { ...render(part, { wrapper: Around }), user: atTheDesk() };
}
