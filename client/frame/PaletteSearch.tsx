// The palette's field and results. Mantine's Combobox rather than Spotlight, whose results are no options to a screen reader.
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Palette.module.css";
import { type Command, useEntryCommands, usePageCommands } from "./paletteCommands.tsx";

export function PaletteSearch({ kb, onClose }: { kb: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
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
          onChange={(e) => setText(e.currentTarget.value)}
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
