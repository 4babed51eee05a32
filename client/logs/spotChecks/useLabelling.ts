// Labelling one spot check: a label shows at once and is sent behind it; what was said last can be taken back, one after the other.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InputOf, OutputOf } from "../../lib/api.ts";
import { usePerson } from "../../lib/session.ts";
import { useUndo } from "../../lib/undo.ts";
import { apiKey, useCommand } from "../../lib/queries.ts";

export type Item = OutputOf<"listSpotCheckItems">["rows"][number];
export type Label = InputOf<"labelSpotCheckItem">["label"];
/** Wrong, with the standard question of the entry it should be. */
export type SaidOfItem = { verdict: "right" | "not_ours" } | { verdict: "wrong"; entry: { entry: string; question: string } | null };

export interface Labelling {
  say: (item: Item, said: SaidOfItem) => void;
  /** Takes the last label of this visit back, else the item's; null if there is none. */
  undo: (() => void) | null;
  error: unknown;
}

export function useLabelling(kb: string, check: string, item: Item | undefined, onBack: (item: number) => void): Labelling {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { name } = usePerson();
  const { showDone: tell } = useUndo();
  const label = useCommand("labelSpotCheckItem");
  const takeBack = useCommand("undoSpotCheckLabel");
  const [said, setSaid] = useState<readonly { label: string; text: string }[]>([]);
  const key = apiKey("listSpotCheckItems", { kb, check });

  const show = (of: number, shown: Item["label"]): void =>
    void client.setQueryData<OutputOf<"listSpotCheckItems">>(
      key,
      (now) => now && { ...now, rows: now.rows.map((row) => (row.item === of ? { ...row, label: shown } : row)) },
    );
  const say: Labelling["say"] = (one, what) => {
    const entry = what.verdict === "wrong" ? what.entry : null;
    const before = one.label;
    void client.cancelQueries({ queryKey: key });
    show(one.item, {
      id: "",
      verdict: what.verdict,
      entry: what.verdict === "right" ? one.given : (entry?.entry ?? null),
      entryQuestion: entry?.question ?? null,
      by: name,
      at: new Date().toISOString(),
    });
    const sent: Label = what.verdict === "wrong" ? { verdict: "wrong", entry: entry?.entry ?? null } : { verdict: what.verdict };
    label.mutate(
      { kb, check, item: one.item, label: sent },
      {
        onSuccess: (made) => setSaid((now) => [...now, { label: made.label, text: one.text }]),
        onError: () => {
          show(one.item, before);
          onBack(one.item);
        },
      },
    );
  };
  const last = said.at(-1) ?? (item?.label && item.label.id !== "" ? { label: item.label.id, text: item.text } : null);
  const undo = (): void => {
    if (!last) return;
    setSaid((now) => now.filter((one) => one.label !== last.label));
    takeBack.mutate(
      { kb, check, label: last.label },
      {
        onSuccess: ({ item: back }) => {
          tell(t("spotCheck.label.undone", { text: last.text }));
          onBack(back);
        },
      },
    );
  };
  return {
    say, // What is still being sent has no name yet by which it could be taken back.
    undo: last && !takeBack.isPending && !label.isPending ? undo : null,
    error: label.error ?? takeBack.error,
  };
}
