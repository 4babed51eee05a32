// In the side panel: wordings of this entry that another entry teaches too, each with its ways out; and entries that lie near, with what each takes from the other.
import { Button } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { Section } from "../../ui/page/Column.tsx";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import type { SidePanelProps } from "./SidePanel.tsx";
import css from "./SidePanel.module.css";
import { TaughtWays } from "./TaughtWays.tsx";

const most = 20;

type TooCloseProps = Pick<SidePanelProps, "form" | "entry" | "taught" | "readOnly" | "onMerge" | "onOpen">;

export function TooClose({ form, entry, taught, readOnly, onMerge, onOpen }: TooCloseProps) {
  const { t } = useTranslation();
  const { content } = form;
  const own = [{ id: null, text: content.question }, ...content.similar.filter((s) => s.kind === "positive")];
  const close = own.flatMap(({ id, text }) => {
    const teacher = taught.get(text.trim());
    return teacher ? [{ id, text, teacher }] : [];
  });
  const kb = useKnowledgeBase().id;
  const pairs = useApi("listDuplicates", entry === null ? null : { kb, entry: entry.id, limit: 10 }).data?.rows ?? [];
  // What both teach is told above, as it is typed.
  const others = new Set(close.map(({ teacher }) => teacher.entry));
  const near = entry === null ? [] : pairs.filter(({ first, second }) => !others.has(first.id === entry.id ? second.id : first.id));
  if (close.length + near.length === 0) return null;
  return (
    <Section
      flush
      icon={<IconArrowMerge size={14} className="text-attention" aria-hidden />}
      title={t("knowledge.panel.tooClose")}
      count={close.length + near.length}
      actions={close.length > 0 && <span className="xs text-3">{t("knowledge.panel.sameWording")}</span>}
    >
      <ul>
        {close.slice(0, most).map(({ id, text, teacher }) => (
          <li key={id ?? "question"} className={css.close}>
            <p className="ellipsis" dir="auto" title={text}>
              {text}
            </p>
            <p className="xs text-3 ellipsis" title={teacher.question}>
              {t("knowledge.similar.taught", { question: teacher.question })}
            </p>
            <div className={css.ways}>
              <TaughtWays
                teacher={teacher}
                ways={{
                  ...(readOnly ? {} : { onTake: (as) => form.settle(text, { entry: teacher.entry, question: teacher.question, as }) }),
                  ...(readOnly || id === null
                    ? {}
                    : {
                        onNegative: () =>
                          form.set((now) => ({ similar: now.similar.map((s) => (s.id === id ? { ...s, kind: "negative" } : s)) })),
                        onRemove: () => form.set((now) => ({ similar: now.similar.filter((s) => s.id !== id) })),
                      }),
                  onMerge: readOnly ? null : () => onMerge(teacher.entry),
                  onOpen: () => onOpen(teacher.entry),
                }}
              />
            </div>
          </li>
        ))}
        {near.map((pair) => (
          <NearPair
            key={`${pair.first.id} ${pair.second.id}`}
            pair={pair}
            isFirst={pair.first.id === entry?.id}
            onMerge={readOnly ? null : onMerge}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </Section>
  );
}

/** As it was when own wordings were last checked. */
function NearPair({
  pair: { first, second, lost, won, near },
  isFirst,
  onMerge,
  onOpen,
}: {
  pair: OutputOf<"listDuplicates">["rows"][number];
  isFirst: boolean;
  onMerge: ((other: string) => void) | null;
  onOpen: (entry: string) => void;
}) {
  const { t } = useTranslation();
  const other = isFirst ? second : first;
  const [takes, gives] = isFirst ? [won, lost] : [lost, won];
  const facts = [
    ...(near ? [t("knowledge.pairs.near", { value: (near.cosine / 100).toFixed(2) })] : []),
    ...(gives.length > 0 ? [t("knowledge.pairs.takesHere", { count: gives.length })] : []),
    ...(takes.length > 0 ? [t("knowledge.pairs.takesThere", { count: takes.length })] : []),
  ];
  return (
    <li className={css.close}>
      <p className="ellipsis" dir="auto" title={other.question}>
        {other.question}
      </p>
      <p className="xs text-3" title={[...gives, ...takes].map(({ text }) => text).join("\n")}>
        {facts.join(" · ")}
      </p>
      <div className={css.ways}>
        {onMerge && (
          <Button size="xs" variant="subtle" color="accent" onClick={() => onMerge(other.id)}>
            {t("knowledge.taught.merge")}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => onOpen(other.id)}>
          {t("knowledge.taught.open")}
        </Button>
        <ScreenLink screen="knowledge" search={{ pairs: "open", pair: `${first.id}~${second.id}` }}>
          {t("knowledge.pairs.look")}
        </ScreenLink>
      </div>
    </li>
  );
}
