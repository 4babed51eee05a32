// The palette's field and results. Mantine's Combobox rather than Spotlight, whose results are no options to a screen reader.
import { Combobox, TextInput, useCombobox, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconBook2,
  IconCalendarTime,
  IconHistory,
  IconKeyboard,
  IconMessageQuestion,
  IconMoon,
  IconPlus,
  IconRocket,
  IconSearch,
  IconSun,
  IconTag,
} from "@tabler/icons-react";
import { type ReactNode, type RefObject, useEffect, useReducer } from "react";
import { useTranslation } from "react-i18next";
import css from "./Palette.module.css";
import { useNavigate } from "@tanstack/react-router";
import { openAskDrawer } from "../lib/askDrawer.ts";
import { useMay } from "../lib/session.ts";
import { useApi } from "../lib/queries.ts";
import { EntryScore } from "../ui/reply/EntryScore.tsx";
import { openKeysHelp } from "./KeysHelp.tsx";
import { pages } from "./pages.ts";

export interface PaletteSearchProps {
  kb: string;
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

export function PaletteSearch({ kb, field, text, onText, onClose }: PaletteSearchProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(text.trim(), 120);
  const entries = useEntryCommands(kb, asked);
  const pages = usePageCommands(kb, text.trim());
  const combobox = useCombobox({ opened: true });
  const all: Command[] = [...entries.commands, ...pages];
  const ids = all.map((c) => c.id).join();
  // The first result is under Enter, whenever the results change.
  useEffect(() => {
    combobox.selectFirstOption();
    // The store is new at every drawing; only new results count.
  }, [ids]);
  // The field names its list only when drawn again after the list: once more, for screen readers.
  const [, drawAgain] = useReducer((n: number) => n + 1, 0);
  useEffect(drawAgain, []);
  const run = (id: string): void => {
    onClose();
    all.find((c) => c.id === id)?.run();
  };
  // Who types a page's or an action's name means it: those come before the entries, which are near to any words.
  const named = new Set(
    pages.filter((c) => text.trim() !== "" && c.label.toLowerCase().startsWith(text.trim().toLowerCase())).map((c) => c.group),
  );
  const groups = (["entries", "pages", "actions"] as const)
    .toSorted((a, b) => Number(named.has(b)) - Number(named.has(a)))
    .map((group) => ({ group, commands: all.filter((c) => c.group === group) }))
    .filter((g) => g.commands.length > 0);
  const status = entries.failed
    ? t("frame.palette.failed")
    : entries.searching
      ? t("frame.palette.searching")
      : all.length === 0
        ? t("frame.palette.nothing", { text })
        : "";
  return (
    <Combobox store={combobox} onOptionSubmit={run} size="md">
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          className={css.field}
          variant="unstyled"
          size="lg"
          aria-label={t("frame.palette.box")}
          placeholder={t("frame.palette.box")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          ref={field}
          onChange={(e) => onText(e.currentTarget.value)}
          autoFocus
          // The Combobox keeps Escape from the dialog, for a dropdown it does not have.
          onKeyDown={(e) => e.key === "Escape" && !e.nativeEvent.isComposing && onClose()}
        />
      </Combobox.EventsTarget>
      <p role="status" className={status === "" ? "sr-only" : css.status}>
        {status}
      </p>
      <Combobox.Options className={css.options} aria-label={t("frame.palette.box")}>
        {groups.map(({ group, commands }) => (
          <Combobox.Group key={group} label={t(`frame.palette.${group}`)}>
            {commands.map((c) => (
              <Combobox.Option key={c.id} value={c.id} className={css.option}>
                {c.icon}
                <span className="grow ellipsis">{c.label}</span>
                {c.right}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}

// What the palette offers: entries found by the engine, pages, actions.
interface Command {
  id: string;
  group: "entries" | "pages" | "actions";
  label: string;
  icon: ReactNode;
  right?: ReactNode;
  run: () => void;
}

/** Entries by wording or meaning, each with what the draft would do with these words. */
function useEntryCommands(kb: string, text: string): { commands: Command[]; searching: boolean; failed: boolean } {
  const navigate = useNavigate();
  const found = useApi("searchEntries", text === "" ? null : { kb, text, limit: 8 });
  const bands = useApi("getSettings", { kb }).data?.settings.bands;
  const rows = text === "" ? [] : (found.data?.rows ?? []);
  return {
    searching: text !== "" && found.isPending,
    failed: found.isError,
    commands: rows.map((row) => ({
      id: `entry ${row.id}`,
      group: "entries",
      label: row.question,
      icon: <IconBook2 size={16} className="text-3" aria-hidden />,
      right: <EntryScore confidence={row.confidence} state={row.state} bands={bands} />,
      run: () => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search: { entry: row.id } }),
    })),
  };
}

/** Pages and actions whose words hold the text. */
function usePageCommands(kb: string, text: string): Command[] {
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
    // Parts of Knowledge with an address of their own: found by their words.
    ...(asked
      ? ([
          ["calendar", { calendar: "today" }, IconCalendarTime],
          ["tags", { manage: "tags" }, IconTag],
          ["bulk", { manage: "bulk" }, IconHistory],
        ] as const)
      : []
    ).map(([name, search, Icon]): Command => ({
      id: name,
      group: "actions",
      label: t(`frame.palette.${name}`),
      icon: <Icon {...quiet} />,
      run: () => void navigate({ to: "/kb/$kb/knowledge", params: { kb }, search }),
    })),
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
