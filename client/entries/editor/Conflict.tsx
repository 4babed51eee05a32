// Somebody saved first: both sides beside each other, and the ways on. What does not overlap is kept together; where it does one is asked. What was typed stays.
import { Button, SegmentedControl } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDone } from "../../lib/undo.ts";
import { ContentDiff } from "./ContentDiff.tsx";
import css from "./Editor.module.css";
import { mergeSaves, type SaveClash, type SavedBy } from "./mergeSaves.ts";
import type { EntryForm, Newer } from "./useEntryForm.ts";

export function Conflict({ form, newer, questions }: { form: EntryForm; newer: Newer; questions: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const from = form.base.content;
  const [choices, setChoices] = useState<Record<string, SavedBy>>({});
  const { clashes } = mergeSaves(from, form.content, newer.content);
  const open = clashes.filter(({ key }) => choices[key] === undefined).length;
  const take = (): void => {
    form.takeTheirs();
    showDone(t("knowledge.conflict.took", { number: newer.revision }));
  };
  const keep = (): void => {
    form.keepBoth(choices);
    showDone(t("knowledge.conflict.kept", { number: newer.revision }));
  };
  return (
    <section className={css.conflict} role="alert" aria-label={t("errors.conflict")}>
      <div className="row">
        <IconGitMerge size={16} className="text-attention" aria-hidden />
        <h3 className="grow bold">
          {t("knowledge.conflict.title", { who: newer.by ?? t("knowledge.conflict.somebody"), number: newer.revision })}
        </h3>
      </div>
      <p className="text-2">
        {clashes.length === 0 ? t("knowledge.conflict.apart") : t("knowledge.conflict.overlap", { count: clashes.length })}
      </p>
      <div className={css.sides}>
        <section aria-label={t("knowledge.conflict.mine")}>
          <h4 className="medium">{t("knowledge.conflict.mine")}</h4>
          <ContentDiff before={from} after={form.content} questions={questions} />
        </section>
        <section aria-label={t("knowledge.conflict.theirs", { number: newer.revision })}>
          <h4 className="medium">{t("knowledge.conflict.theirs", { number: newer.revision })}</h4>
          {newer.deleted && <p>{t("knowledge.conflict.deletedThere")}</p>}
          <ContentDiff before={from} after={newer.content} questions={questions} />
        </section>
      </div>
      {clashes.map((clash) => (
        <ClashChoice
          key={clash.key}
          clash={clash}
          from={form.base.content}
          side={choices[clash.key] ?? null}
          questions={questions}
          onSide={(side) => setChoices((now) => ({ ...now, [clash.key]: side }))}
        />
      ))}
      <div className="row">
        <Button size="sm" onClick={keep} disabled={open > 0}>
          {t("knowledge.conflict.keep")}
        </Button>
        <Button size="sm" variant="subtle" onClick={take}>
          {t("knowledge.conflict.take")}
        </Button>
        {open > 0 && <span className="xs text-attention">{t("knowledge.conflict.open", { count: open })}</span>}
      </div>
    </section>
  );
}

interface ClashChoiceProps {
  clash: SaveClash;
  from: SaveClash["mine"];
  /** null: nobody chose yet. */
  side: SavedBy | null;
  questions: ReadonlyMap<string, string>;
  onSide: (side: SavedBy) => void;
}

function ClashChoice({ clash, from, side, questions, onSide }: ClashChoiceProps) {
  const { t } = useTranslation();
  const name = t(`knowledge.fields.${clash.field}`);
  // Of a list only the place itself is compared.
  const before = clash.field === "similar" || clash.field === "answers" ? without(from, clash) : from;
  return (
    <section className={css.clash} aria-label={t("knowledge.conflict.clash", { field: name })}>
      <div className="row">
        <span className="grow medium">{t("knowledge.conflict.clash", { field: name })}</span>
        <SegmentedControl
          size="xs"
          aria-label={t("knowledge.conflict.clash", { field: name })}
          value={side ?? ""}
          onChange={(value) => onSide(value === "theirs" ? "theirs" : "mine")}
          data={[
            { value: "mine", label: t("knowledge.conflict.useMine") },
            { value: "theirs", label: t("knowledge.conflict.useTheirs") },
          ]}
        />
      </div>
      <div className={css.sides}>
        <ContentDiff before={before} after={clash.mine} questions={questions} />
        <ContentDiff before={before} after={clash.theirs} questions={questions} />
      </div>
    </section>
  );
}

/** What both began from, with nothing in the list but the place that clashes. */
const without = (from: SaveClash["mine"], { key, field }: SaveClash): SaveClash["mine"] =>
  field === "similar"
    ? { ...from, similar: from.similar.filter(({ id }) => key === `similar ${id}`) }
    : { ...from, answers: from.answers.filter(({ when }) => key.startsWith(`answers ${JSON.stringify(when)} `)) };
