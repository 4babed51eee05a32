// What would be wrong with publishing the draft: none of it stops anybody, all of it is one click from being mended.
import { IconCopy, IconFilterOff, IconLinkOff, IconMessageOff, IconUnlink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import type { Changes } from "./changes.ts";
import css from "./Problems.module.css";

type Problem = Changes["problems"][number];
const icons = {
  no_answer: IconMessageOff,
  duplicate_wording: IconCopy,
  missing_related: IconLinkOff,
  unknown_channel: IconFilterOff,
  dead_link: IconUnlink,
} as const;

export function Problems({ problems, total }: { problems: readonly Problem[]; total: number }) {
  const { t } = useTranslation();
  if (total === 0) return <EmptyHint small title={t("releases.problems.none")} line={t("releases.problems.noneLine")} />;
  return (
    <>
      <ul aria-label={t("releases.problems.list")}>
        {problems.map((problem) => (
          <ProblemRow key={`${problem.kind} ${problem.entry} ${problem.detail}`} problem={problem} />
        ))}
      </ul>
      <p className={css.foot}>
        {t("releases.problems.notBlocking")}
        {problems.length < total && ` · ${t("releases.problems.showing", { shown: problems.length, total })}`}
      </p>
    </>
  );
}

function ProblemRow({ problem: { kind, entry, question, detail, other } }: { problem: Problem }) {
  const { t } = useTranslation();
  const Icon = icons[kind];
  return (
    <li className={css.problem}>
      <Icon size={16} className="text-attention" aria-hidden />
      <ScreenLink screen="knowledge" search={{ entry }} className={css.entry}>
        {question}
      </ScreenLink>
      <span className="text-2 ellipsis">{t(`releases.problems.${kind}`, { detail })}</span>
      {other && (
        <ScreenLink screen="knowledge" search={{ entry: other.entry }} className={css.other}>
          {other.question}
        </ScreenLink>
      )}
    </li>
  );
}
