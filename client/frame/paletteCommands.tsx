// What the palette offers: entries found by the engine, pages, actions.
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconBook2, IconKeyboard, IconMessageQuestion, IconMoon, IconPlus, IconRocket, IconSun } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { openAskDrawer } from "../lib/askDrawer.ts";
import { useMay } from "../lib/session.ts";
import { useApi } from "../lib/useApi.ts";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { openKeysHelp } from "./KeysHelp.tsx";
import { pages } from "./pages.ts";

export interface Command {
  id: string;
  group: "entries" | "pages" | "actions";
  label: string;
  icon: ReactNode;
  right?: ReactNode;
  run: () => void;
}

/** Entries by wording or meaning, each with what the draft would do with these words. */
export function useEntryCommands(kb: string, text: string): { commands: Command[]; searching: boolean; failed: boolean } {
  const navigate = useNavigate();
  const found = useApi("searchEntries", text === "" ? null : { kb, text, limit: 8 });
  const bands = useApi("getSettings", { kb }).data?.settings.bands;
  const rows = text === "" ? [] : (found.data?.rows ?? []);
  const outcome = (confidence: number) =>
    !bands || confidence < bands.clarify ? "unanswered" : confidence < bands.answer ? "clarify" : "answered";
  return {
    searching: text !== "" && found.isPending,
    failed: found.isError,
    commands: rows.map((row) => ({
      id: `entry ${row.id}`,
      group: "entries",
      label: row.question,
      icon: <IconBook2 size={16} className="text-3" aria-hidden />,
      right: row.confidence === null ? null : <Outcome bare outcome={outcome(row.confidence)} confidence={row.confidence} />,
      run: () => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { entry: row.id } }),
    })),
  };
}

/** Pages and actions whose words hold the text. */
export function usePageCommands(kb: string, text: string): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const asked = text !== "";
  const quiet = { size: 16, className: "text-3", "aria-hidden": true } as const;
  const create = (question: string): void =>
    void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { new: question.slice(0, 500) } });
  const all: (Command | false)[] = [
    ...pages.map(({ name, to, icon: Icon }): Command => ({
      id: `page ${name}`,
      group: "pages",
      label: t(`frame.nav.${name}`),
      icon: <Icon {...quiet} />,
      run: () => void navigate({ to, params: { kb } }),
    })),
    may("write") && {
      id: "new",
      group: "actions",
      label: t("frame.palette.newEntry"),
      icon: <IconPlus {...quiet} />,
      run: () => create(""),
    },
    may("publish") && {
      id: "publish",
      group: "actions",
      label: t("frame.palette.publish"),
      icon: <IconRocket {...quiet} />,
      run: () => void navigate({ to: "/kb/$kb/releases", params: { kb } }),
    },
    {
      id: "theme",
      group: "actions",
      label: dark ? t("frame.palette.light") : t("frame.palette.dark"),
      icon: dark ? <IconSun {...quiet} /> : <IconMoon {...quiet} />,
      run: () => setColorScheme(dark ? "light" : "dark"),
    },
    { id: "keys", group: "actions", label: t("frame.palette.keys"), icon: <IconKeyboard {...quiet} />, run: openKeysHelp },
  ];
  const ask: Command = {
    id: "ask",
    group: "actions",
    label: asked ? t("frame.palette.askThis", { text }) : t("frame.palette.ask"),
    icon: <IconMessageQuestion {...quiet} />,
    run: () => openAskDrawer(asked ? text : undefined),
  };
  const lower = text.toLowerCase();
  const found = all.filter((c): c is Command => c !== false && c.label.toLowerCase().includes(lower));
  // Words that name no page or action are a customer's: ask them, or teach them.
  const teach: Command[] =
    asked && found.length === 0 && may("write")
      ? [
          {
            id: "new this",
            group: "actions",
            label: t("frame.palette.newThis", { text }),
            icon: <IconPlus {...quiet} />,
            run: () => create(text),
          },
        ]
      : [];
  return [...found, ask, ...teach];
}
