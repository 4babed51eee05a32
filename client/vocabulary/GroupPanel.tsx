// The opened synonym group: its words, what they share with other groups, and the way out.
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { type Ref } from "react";
import { useTranslation } from "react-i18next";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import { type Group, type GroupProblems, turnGroup, uniqueWords } from "./groups.ts";
import { InGroupToo, Twice } from "./pairTexts.tsx";
import { type Use, UnaskedWords } from "./WordUse.tsx";
import css from "./Vocabulary.module.css";

export interface GroupPanelProps {
  group: Group;
  use: Use | undefined;
  index: number;
  problems: GroupProblems;
  readOnly: boolean;
  inputRef: Ref<HTMLInputElement>;
  onChange: (group: Group) => void;
  onMerge: () => void;
  onOpen: (index: number) => void;
}

export function GroupPanel({ group, use, index, problems, readOnly, inputRef, onChange, onMerge, onOpen }: GroupPanelProps) {
  const { t } = useTranslation();
  const shared = problems.shared.get(index) ?? [];
  const { words, to } = group;
  const short = problems.short.has(index);
  const twice = problems.twice.get(index);
  const counted = twice !== undefined && twice.word === to;
  const set = (next: string[]): void => onChange({ ...group, words: uniqueWords(next).slice(0, 50) });
  return (
    <div className={css.panel}>
      {readOnly ? (
        <p className="text-2">{t(to === undefined ? "vocabulary.group.both" : "vocabulary.group.one")}</p>
      ) : (
        <SegmentedControl
          fullWidth
          aria-label={t("vocabulary.group.direction")}
          value={to === undefined ? "both" : "one"}
          onChange={(value) => (value === "one") === (to === undefined) && onChange(turnGroup(group))}
          data={[
            { value: "both", label: t("vocabulary.group.both") },
            { value: "one", label: t("vocabulary.group.one") },
          ]}
        />
      )}
      <WordsInput
        key={index}
        inputRef={inputRef}
        label={t(to === undefined ? "vocabulary.group.words" : "vocabulary.group.wordsOneWay")}
        description={
          words.length >= 50 ? t("vocabulary.group.full") : t(to === undefined ? "vocabulary.group.hint" : "vocabulary.group.hintOneWay")
        }
        error={
          twice && !counted ? (
            <Twice pair={twice} />
          ) : short && (to === undefined || words.length === 0) ? (
            t(to === undefined ? "vocabulary.group.short" : "vocabulary.group.noWord")
          ) : undefined
        }
        words={words}
        onChange={set}
        disabled={readOnly}
      />
      <UnaskedWords use={use} words={to === undefined ? words : [...words, to]} />
      {to !== undefined && (
        <TextInput
          label={t("vocabulary.group.to")}
          description={t("vocabulary.group.toHint")}
          value={to}
          maxLength={60}
          readOnly={readOnly}
          error={to.trim() === "" ? t("vocabulary.group.noTarget") : counted ? <Twice pair={twice} /> : undefined}
          onChange={(event) => onChange({ ...group, to: event.currentTarget.value })}
        />
      )}
      {shared.length > 0 && (
        <div className={css.shared} role="group" aria-label={t("vocabulary.group.sharedLine")}>
          <ul>
            {shared.slice(0, 5).map((one) => (
              <li key={`${one.word} ${one.group}`}>
                <button
                  type="button"
                  className="link"
                  aria-label={t("vocabulary.group.open", { number: one.group + 1 })}
                  onClick={() => onOpen(one.group)}
                >
                  <InGroupToo shared={one} />
                </button>
              </li>
            ))}
          </ul>
          <p className="xs text-2">{t("vocabulary.group.sharedLine")}</p>
          {!readOnly && (
            <Button size="sm" leftSection={<IconArrowMerge size={14} aria-hidden />} onClick={onMerge}>
              {t("vocabulary.group.merge")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
