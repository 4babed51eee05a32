// Two entries become one: which stays, and what is taken of each where they differ; the rest is joined.
import { Button, Modal, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import type { ContentField } from "../../../shared/knowledge/fields.ts";
import { useTimes } from "../../lib/time.ts";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { Markdown } from "../../ui/reply/Markdown.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { Skeleton } from "../../ui/state/StateView.tsx";
import { useCategories } from "../categories/useCategories.ts";
import { conditionWords } from "./conditionWords.ts";
import { fieldText } from "./contentTexts.ts";
import { MergeFlips } from "./MergeFlips.tsx";
import { MergeChoice } from "./MergeChoice.tsx";
import css from "./Merge.module.css";
import { type Column, type Entry, keyOfConditions, type MergeEnds, type Merging, type Mine, useMerge } from "./useMerge.ts";

export interface MergeDialogProps extends MergeEnds {
  mine: Mine;
  other: string;
  onClose: () => void;
}

export function MergeDialog({ mine, other, onClose, ...ends }: MergeDialogProps) {
  const { t } = useTranslation();
  const merging = useMerge(mine, other, ends);
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t("knowledge.merge.title")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      <div className={css.dialog}>
        {merging.other && (merging.preview || merging.isIncomplete) ? (
          <Chosen mine={mine} other={merging.other} merging={merging} />
        ) : (
          !merging.error && <Skeleton what={t("knowledge.merge.title")} rows={5} height={52} />
        )}
        <ErrorLine error={merging.error} />
        <footer className={css.footer}>
          <Summary merging={merging} />
          <Button variant="subtle" onClick={onClose}>
            {t("common.action.cancel")}
          </Button>
          <PrimaryButton scope="dialog" disabled={merging.run === null} loading={merging.busy} onRun={() => merging.run?.()}>
            {t("knowledge.merge.run")}
          </PrimaryButton>
        </footer>
      </div>
    </Modal>
  );
}

function Chosen({ mine, other, merging }: { mine: Mine; other: Entry; merging: Merging }) {
  const { t } = useTranslation();
  const { picked, pick, preview, columnOf } = merging;
  const taughtBy = ({ question, similar }: EntryContent, revision: number | null) => (
    <>
      <span className={css.question}>{question}</span>
      <span className="xs text-3">
        {[
          t("knowledge.merge.wordings", { count: similar.filter((s) => s.kind === "positive").length }),
          revision === null ? t("knowledge.merge.unsaved") : t("knowledge.merge.revision", { number: revision }),
        ].join(" · ")}
      </span>
    </>
  );
  return (
    <>
      <MergeChoice
        label={t("knowledge.merge.stays")}
        value={picked.stays}
        onChange={(stays) => pick({ stays })}
        mine={taughtBy(mine.content, mine.entry?.revision ?? null)}
        other={taughtBy(other.content, other.revision)}
        fixed={mine.entry === null}
      />
      {preview && (
        <>
          {merging.ends.kept !== null && <MergeFlips kept={merging.ends.kept} goes={merging.ends.goes} content={preview.content} />}
          <MergeChoice
            label={t("knowledge.merge.question")}
            value={picked.question ?? columnOf("kept")}
            onChange={(question) => pick({ question })}
            mine={mine.content.question}
            other={other.content.question}
          />
          {preview.answers.map(({ when, kept, taken, from }) => {
            const texts = { mine: columnOf("kept") === "mine" ? kept : taken, other: columnOf("kept") === "mine" ? taken : kept };
            const key = keyOfConditions(when);
            if (texts.mine.join("\n") === texts.other.join("\n")) return null;
            return (
              <MergeChoice
                key={key}
                label={
                  when.length === 0 ? t("knowledge.merge.answer") : t("knowledge.merge.answerWhen", { conditions: conditionWords(when) })
                }
                value={columnOf(from)}
                onChange={(column) => pick({ answers: { ...picked.answers, [key]: column } })}
                mine={<AnswerText texts={texts.mine} />}
                other={<AnswerText texts={texts.other} />}
              />
            );
          })}
          <Fields mine={mine.content} other={other.content} merging={merging} />
          <Clashes merging={merging} />
        </>
      )}
    </>
  );
}

function AnswerText({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation();
  if (texts.length === 0) return <span className="text-3">{t("knowledge.merge.noAnswer")}</span>;
  return (
    <div className={css.answer}>
      {texts.map((text, i) => (
        <Markdown key={`${i} ${text}`} text={text} isStill />
      ))}
    </div>
  );
}

const fields = { category: ["category"], validity: ["validFrom", "validUntil"], handOff: ["handOff"] } as const satisfies Record<
  string,
  readonly ContentField[]
>;

/** What only one of two can be, where they differ. */
function Fields({ mine, other, merging: { picked, pick, preview } }: { mine: EntryContent; other: EntryContent; merging: Merging }) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const categories = useCategories().data?.categories ?? [];
  const naming = { categories, time: full, question: (id: string) => id };
  return (["category", "validity", "handOff"] as const).map((name) => {
    const said = (content: EntryContent): string => fields[name].map((field) => fieldText(content, field, naming)).join(" – ");
    const [here, there] = [said(mine), said(other)];
    if (here === there) return null;
    const chosen: Column = picked[name] ?? (preview && said(preview.content) === there ? "other" : "mine");
    const shown = (text: string) =>
      text.replaceAll(" – ", "") === "" ? <span className="text-3">{t("knowledge.merge.none")}</span> : text;
    return (
      <MergeChoice
        key={name}
        label={t(`knowledge.merge.${name}`)}
        value={chosen}
        onChange={(column) => pick({ [name]: column })}
        mine={shown(here)}
        other={shown(there)}
      />
    );
  });
}

/** Wordings that lead to the one and must not lead to the other: nothing is chosen for anybody. */
function Clashes({ merging: { preview, picked, pick, columnOf } }: { merging: Merging }) {
  const { t } = useTranslation();
  const clashes = preview?.clashes ?? [];
  if (clashes.length === 0) return null;
  return (
    <section className={css.choice} aria-label={t("knowledge.merge.clashes")}>
      <h3 className={css.label}>{t("knowledge.merge.clashes")}</h3>
      <ul>
        {clashes.map(({ text, positiveIn }) => (
          <li key={text} className={css.clash}>
            <span className="grow" dir="auto">
              {text}
              <span className="xs text-3">{` ${t(columnOf(positiveIn) === "mine" ? "knowledge.merge.leftOnly" : "knowledge.merge.rightOnly")}`}</span>
            </span>
            <SegmentedControl
              aria-label={text}
              value={picked.wordings[text] ?? ""}
              onChange={(kind) => pick({ wordings: { ...picked.wordings, [text]: kind === "negative" ? "negative" : "positive" } })}
              data={[
                { value: "positive", label: t("knowledge.merge.positive") },
                { value: "negative", label: t("knowledge.merge.negative") },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What it comes to, or why it cannot be done yet. */
function Summary({ merging: { preview, isIncomplete } }: { merging: Merging }) {
  const { t } = useTranslation();
  if (isIncomplete) return <p className={css.sum}>{t("knowledge.merge.incomplete")}</p>;
  if (!preview) return <p className={css.sum} />;
  const open = preview.clashes.filter(({ kind }) => kind === null).length;
  const { similar, tags } = preview.content;
  const { leftOut, redirected, tooMany } = preview;
  if (tooMany > 0) return <p className={`${css.sum} text-attention`}>{t("knowledge.merge.tooMany", { count: tooMany })}</p>;
  if (open > 0) return <p className={`${css.sum} text-attention`}>{t("knowledge.merge.open", { count: open })}</p>;
  return (
    <p className={css.sum}>
      {[
        t("knowledge.merge.sum", { count: similar.filter(({ kind }) => kind === "positive").length }),
        ...(tags.length > 0 ? [t("knowledge.merge.tags", { count: tags.length })] : []),
        ...(redirected > 0 ? [t("knowledge.merge.redirected", { count: redirected })] : []),
        ...(leftOut.tags.length + leftOut.related.length > 0
          ? [t("knowledge.merge.leftOut", { count: leftOut.tags.length + leftOut.related.length })]
          : []),
      ].join(" · ")}
    </p>
  );
}
