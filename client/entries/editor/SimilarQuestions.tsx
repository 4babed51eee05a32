// The similar questions of an entry: a box to add to them, a filter, and the list, cut to eight until opened.
import { Button, Menu } from "@mantine/core";
import { IconCheck, IconFilter } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { useKeys } from "../../lib/keys.ts";
import { showUndo } from "../../lib/undo.ts";
import { Section } from "../../ui/page/Column.tsx";
import { SearchBox } from "../../ui/form/SearchBox.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { AddSimilar } from "./AddSimilar.tsx";
import css from "./Similar.module.css";
import { SimilarRow } from "./SimilarRow.tsx";
import type { EntryForm } from "./useEntryForm.ts";
import type { OwnWordings } from "./useOwnWordings.ts";
import { roughKey, type Teacher } from "./useTaught.ts";

const Suggestions = lazy(async () => ({ default: (await import("./Suggestions.tsx")).Suggestions }));

export interface SimilarQuestionsProps {
  form: EntryForm;
  entry: string | null;
  taught: ReadonlyMap<string, Teacher>;
  own: OwnWordings;
  readOnly: boolean;
  onMerge: (other: string) => void;
  onOpen: (entry: string) => void;
}

const cut = 8;
const tallest = 16;
type Shown = "all" | "positive" | "negative";
const words = { all: "showAll", positive: "showPositive", negative: "showNegative" } as const;

export function SimilarQuestions({ form, entry, taught, own, readOnly, onMerge, onOpen }: SimilarQuestionsProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<Shown>("all");
  const [find, setFind] = useState("");
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  useKeys({ a: { does: t("knowledge.keys.addSimilar"), run: () => field.current?.focus(), off: readOnly } });

  const { similar } = form.content;
  const negatives = similar.filter((s) => s.kind === "negative").length;
  const index = new Map(similar.map((s, i) => [s.id, i]));
  const sorted = [...similar.filter((s) => s.kind === "positive"), ...similar.filter((s) => s.kind === "negative")];
  const filtered = sorted.filter((s) => (shown === "all" || s.kind === shown) && s.text.toLowerCase().includes(find.trim().toLowerCase()));
  const count = open || filtered.length <= cut + 2 ? filtered.length : cut;

  const change = (id: string, patch: Partial<SimilarQuestion>): void =>
    form.set((now) => ({ similar: now.similar.map((s) => (s.id === id ? { ...s, ...patch } : s)) }));
  const remove = (one: SimilarQuestion): void => {
    const at = index.get(one.id) ?? 0;
    form.set((now) => ({ similar: now.similar.filter((s) => s.id !== one.id) }));
    showUndo(t("knowledge.similar.removed", { text: one.text }), () =>
      form.takeBack(() =>
        form.set((now) => (now.similar.some((s) => s.id === one.id) ? {} : { similar: now.similar.toSpliced(at, 0, one) })),
      ),
    );
  };
  const prune = (): void => {
    const before = similar;
    const gone = before.filter((s) => own.redundant.has(s.id));
    form.set((now) => ({ similar: now.similar.filter((s) => !own.redundant.has(s.id)) }));
    showUndo(t("knowledge.own.pruned", { count: gone.length }), () =>
      form.takeBack(() => form.set((now) => ({ similar: putBack(now.similar, gone, before) }))),
    );
  };
  const filter = (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconFilter size={14} aria-hidden />}
          aria-label={`${t("knowledge.similar.filter")}: ${t(`knowledge.similar.${words[shown]}`)}`}
        >
          {t(`knowledge.similar.${words[shown]}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["all", "positive", "negative"] as const).map((kind) => (
          <Menu.Item key={kind} rightSection={kind === shown ? <IconCheck size={14} aria-hidden /> : null} onClick={() => setShown(kind)}>
            {t(`knowledge.similar.${words[kind]}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  const counts = [similar.length - negatives, ...(negatives > 0 ? [t("knowledge.similar.negatives", { count: negatives })] : [])].join(
    " · ",
  );
  return (
    <Section
      flush
      title={t("knowledge.similar.title")}
      count={counts}
      actions={
        similar.length > 0 && (
          <>
            {filter}
            {!readOnly && own.redundant.size > 0 && (
              <Button size="xs" variant="subtle" title={t("knowledge.own.pruneLine")} onClick={prune}>
                {t("knowledge.own.prune", { count: own.redundant.size })}
              </Button>
            )}
          </>
        )
      }
    >
      {!readOnly && <AddSimilar form={form} entry={entry} onMerge={onMerge} onOpen={onOpen} field={field} />}
      {!readOnly && entry !== null && (
        <Suspense fallback={<div className={css.suggestions} style={{ height: 32 }} />}>
          <Suggestions form={form} entry={entry} />
        </Suspense>
      )}
      {open && similar.length > 20 && (
        <div className={css.find}>
          <SearchBox
            size="sm"
            label={t("knowledge.similar.find")}
            placeholder={t("knowledge.similar.find")}
            value={find}
            onChange={setFind}
            rest={80}
          />
        </div>
      )}
      {similar.length === 0 && <p className={css.empty}>{t("knowledge.similar.emptyLine")}</p>}
      {similar.length > 0 && filtered.length === 0 && <p className={css.empty}>{t("knowledge.similar.noMatch")}</p>}
      {count > 0 && (
        <div className={css.list} style={{ height: Math.min(count, tallest) * 32 }}>
          <VirtualList
            label={t("knowledge.similar.list")}
            main={false}
            controls
            height={32}
            count={count}
            row={(i) => filtered[i]}
            rowKey={(s) => s.id}
            rowName={(s) => s.text}
            {...(readOnly ? {} : { onOpen: (s: SimilarQuestion) => setEditing(s.id) })}
          >
            {(s) => (
              <SimilarRow
                similar={s}
                weak={own.weak.get(s.id)}
                redundant={own.redundant.has(s.id)}
                teacher={taught.get(s.text.trim())}
                settled={form.settled.get(roughKey(s.text))}
                error={form.errors[`similar.${index.get(s.id)}`]}
                editing={editing === s.id}
                readOnly={readOnly}
                onEdit={(on) => setEditing(on ? s.id : null)}
                onChange={(patch) => change(s.id, patch)}
                onRemove={() => remove(s)}
                onSettle={(how) => form.settle(s.text, how)}
                onMerge={onMerge}
                onOpen={onOpen}
              />
            )}
          </VirtualList>
        </div>
      )}
      {filtered.length > cut + 2 && (
        <button type="button" className={`link ${css.rest}`} onClick={() => setOpen(!open)}>
          {open ? t("knowledge.similar.less") : t("knowledge.similar.rest", { count: filtered.length - cut })}
        </button>
      )}
    </Section>
  );
}

/** Those taken out, each in its old place among those that are still there; what was added meanwhile stays where it is. */
function putBack(now: readonly SimilarQuestion[], gone: readonly SimilarQuestion[], before: readonly SimilarQuestion[]): SimilarQuestion[] {
  const here = new Set(now.map((s) => s.id));
  const known = new Set(before.map((s) => s.id));
  const back = new Map(gone.filter((s) => !here.has(s.id)).map((s) => [s.id, s]));
  const current = new Map(now.map((s) => [s.id, s]));
  const old = before.flatMap((s) => current.get(s.id) ?? back.get(s.id) ?? []);
  return [...now.filter((s) => !known.has(s.id)), ...old];
}
