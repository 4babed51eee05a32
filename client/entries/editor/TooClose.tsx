// In the side panel: wordings of this entry that another entry teaches too, each with its ways out.
import { IconArrowMerge } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/page/Column.tsx";
import type { SidePanelProps } from "./SidePanel.tsx";
import css from "./SidePanel.module.css";
import { TaughtWays } from "./TaughtWays.tsx";

const most = 20;

export function TooClose({
  form,
  taught,
  readOnly,
  onMerge,
  onOpen,
}: Pick<SidePanelProps, "form" | "taught" | "readOnly" | "onMerge" | "onOpen">) {
  const { t } = useTranslation();
  const { content } = form;
  const own = [{ id: null, text: content.question }, ...content.similar.filter((s) => s.kind === "positive")];
  const close = own.flatMap(({ id, text }) => {
    const teacher = taught.get(text.trim());
    return teacher ? [{ id, text, teacher }] : [];
  });
  if (close.length === 0) return null;
  return (
    <Section
      flush
      icon={<IconArrowMerge size={14} className="text-attention" aria-hidden />}
      title={t("knowledge.panel.tooClose")}
      count={close.length}
      actions={<span className="xs text-3">{t("knowledge.panel.sameWording")}</span>}
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
      </ul>
    </Section>
  );
}
