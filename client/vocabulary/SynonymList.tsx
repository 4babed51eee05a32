// All synonym groups, one a line, with what is wrong with each; 5,000 of them scroll smoothly.
import { ActionIcon } from "@mantine/core";
import { IconAlertTriangle, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EmptyHint, NoMatch } from "../ui/state/EmptyHint.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import { type Group, type GroupProblems, wordKey } from "./groups.ts";
import { InGroupToo, Twice, useGroupName } from "./pairTexts.tsx";
import { type Use, UseFigures } from "./WordUse.tsx";
import css from "./Vocabulary.module.css";

export interface SynonymListProps {
  groups: readonly Group[];
  use: readonly Use[] | undefined;
  problems: GroupProblems;
  text: string;
  onlyProblems: boolean;
  selected: number | null;
  openOnMove: boolean;
  readOnly: boolean;
  onOpen: (index: number) => void;
  onRemove: (index: number) => void;
  onClear: () => void;
}

export function SynonymList({
  groups,
  use,
  problems,
  text,
  onlyProblems,
  selected,
  openOnMove,
  readOnly,
  onOpen,
  onRemove,
  onClear,
}: SynonymListProps) {
  const { t } = useTranslation();
  const name = useGroupName();
  const shown = useMemo(() => {
    const wanted = wordKey(text);
    const from = onlyProblems ? problems.all : groups.map((_, index) => index);
    return wanted === ""
      ? from
      : from.filter((index) => [...(groups[index]?.words ?? []), groups[index]?.to ?? ""].some((word) => wordKey(word).includes(wanted)));
  }, [groups, problems, text, onlyProblems]);
  if (groups.length === 0) return <EmptyHint title={t("vocabulary.empty.synonyms")} line={t("vocabulary.empty.synonymsLine")} />;
  if (shown.length === 0) return <NoMatch onClear={onClear} />;
  const wordsOf = (index: number): string => name(groups[index]);
  return (
    <VirtualList
      label={t("vocabulary.synonyms")}
      count={shown.length}
      row={(at) => shown[at]}
      rowKey={String}
      rowName={wordsOf}
      selected={selected === null ? null : String(selected)}
      openOnMove={openOnMove}
      onOpen={onOpen}
      controls
    >
      {(index) => {
        const [first, ...others] = problems.shared.get(index) ?? [];
        return (
          <span className={css.row}>
            <span className={`${css.number} num text-3`} aria-hidden>
              {index + 1}
            </span>
            <span className="grow ellipsis" title={wordsOf(index)}>
              {wordsOf(index)}
            </span>
            {problems.short.has(index) && (
              <Tag hue="orange" icon={<IconAlertTriangle size={12} aria-hidden />}>
                {groups[index]?.to === undefined ? t("vocabulary.group.short") : t("vocabulary.group.shortOneWay")}
              </Tag>
            )}
            {problems.twice.has(index) && (
              <Tag hue="orange" icon={<IconAlertTriangle size={12} aria-hidden />}>
                <Twice pair={problems.twice.get(index)} />
              </Tag>
            )}
            {first && (
              <Tag
                hue="orange"
                icon={<IconAlertTriangle size={12} aria-hidden />}
                title={others.length > 0 ? t("vocabulary.group.sharedMore", { count: others.length }) : undefined}
              >
                <InGroupToo shared={first} />
              </Tag>
            )}
            <UseFigures use={use?.[index]} />
            {!readOnly && (
              <ActionIcon
                size="xs"
                className={css.action}
                aria-label={`${t("vocabulary.group.remove")}: ${wordsOf(index)}`}
                onClick={() => onRemove(index)}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            )}
          </span>
        );
      }}
    </VirtualList>
  );
}
