// All that changed in a part that is saved whole: vocabulary, settings, categories, not-our-business questions, labels.
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Diff } from "../ui/text/Diff.tsx";
import type { PartChange } from "./changes.ts";
import css from "./Details.module.css";
import { Lines, Swap, WordListDiff } from "./ListDiff.tsx";
import {
  categoryChanges,
  type CategoryChange,
  lineChanges,
  oneWayChanges,
  settingChanges,
  type SettingChange,
  synonymChanges,
  wordChanges,
} from "./partDiff.ts";
import { useLabelWords, useSettingName } from "./useSummary.ts";

export function PartDetails({ change }: { change: PartChange }) {
  switch (change.part) {
    case "vocabulary":
      return <VocabularyDetails before={change.before} after={change.after} />;
    case "settings":
      return <Settings changes={settingChanges(change.before, change.after)} />;
    case "categories":
      return (
        <Lines rows={categoryChanges(change.before, change.after)} keyOf={(c) => c.id}>
          {(c) => <CategoryLine change={c} />}
        </Lines>
      );
    case "notOurs":
      return <TextLines {...lineChanges(change.before, change.after)} />;
    case "labels":
      return <LabelDetails before={change.before} after={change.after} />;
  }
}

type Of<P extends PartChange["part"]> = Extract<PartChange, { part: P }>;

function VocabularyDetails({ before, after }: Pick<Of<"vocabulary">, "before" | "after">) {
  const { t } = useTranslation();
  const groups = synonymChanges(before, after);
  const oneWay = oneWayChanges(before, after);
  return (
    <dl className={css.fields}>
      {groups.length > 0 && (
        <>
          <dt>{t("releases.part.synonyms")}</dt>
          <dd>
            <Lines rows={groups} keyOf={(g) => [...g.before, "", ...g.after].join("\n")}>
              {(g) => <WordListDiff before={g.before} after={g.after} between="=" />}
            </Lines>
          </dd>
        </>
      )}
      {oneWay.length > 0 && (
        <>
          <dt>{t("releases.part.oneWay")}</dt>
          <dd>
            <Lines rows={oneWay} keyOf={(g) => [...g.before, "", ...g.after].join("\n")}>
              {(g) => <WordListDiff before={g.before} after={g.after} />}
            </Lines>
          </dd>
        </>
      )}
      {wordChanges(before, after).map(({ list, added, removed }) => (
        <Fragment key={list}>
          <dt>{t(`releases.part.${list}`)}</dt>
          <dd>
            <TextLines added={added} removed={removed} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What the confidence would be fitted to. */
function LabelDetails({ before, after }: Pick<Of<"labels">, "before" | "after">) {
  const { t } = useTranslation();
  const words = useLabelWords();
  return (
    <dl className={css.fields}>
      <dt>{t("releases.part.calibration")}</dt>
      <dd>
        <Swap before={before ? words(before.questions) : ""} after={words(after.questions)} />
      </dd>
    </dl>
  );
}

function TextLines({ added, removed }: { added: readonly string[]; removed: readonly string[] }) {
  const rows = [...added.map((text) => ({ text, gone: false })), ...removed.map((text) => ({ text, gone: true }))];
  return (
    <Lines rows={rows} keyOf={(row) => `${row.gone} ${row.text}`}>
      {(row) => (row.gone ? <del>{row.text}</del> : <ins>{row.text}</ins>)}
    </Lines>
  );
}

function Settings({ changes }: { changes: readonly SettingChange[] }) {
  const name = useSettingName();
  return (
    <dl className={css.fields}>
      {changes.map((c) => (
        <SettingLine key={c.name} name={name(c.name)} change={c} />
      ))}
    </dl>
  );
}

function SettingLine({ name, change }: { name: string; change: SettingChange }) {
  const short = !change.name.startsWith("reply.");
  return (
    <>
      <dt>{name}</dt>
      <dd>{short ? <Swap before={change.before} after={change.after} /> : <Diff before={change.before} after={change.after} />}</dd>
    </>
  );
}

function CategoryLine({ change: { kind, before, after, skillGroup } }: { change: CategoryChange }) {
  const { t } = useTranslation();
  const group = (name: string | null): string =>
    name === null ? t("releases.part.noSkillGroup") : t("releases.part.skillGroup", { group: name });
  return (
    <span className={css.line}>
      <Swap before={kind === "added" ? "" : before} after={after} />
      {skillGroup && (
        <span className="xs">
          <Swap before={group(skillGroup.before)} after={group(skillGroup.after)} />
        </span>
      )}
    </span>
  );
}
