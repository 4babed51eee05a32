// What was decided of a cluster's questions, newest first: one line, more on a click.
import { IconCornerDownRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./Story.module.css";
import type { ClusterDetail } from "./useDecide.ts";

export function Story({ detail: { story } }: { detail: ClusterDetail }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (story.length === 0) return null;
  return (
    <ul className={css.story}>
      {(all ? story : story.slice(0, 1)).map((decision) => (
        <StoryLine key={decision.id} decision={decision} />
      ))}
      {story.length > 1 && (
        <li>
          <button type="button" className="link xs" onClick={() => setAll(!all)}>
            {all ? t("review.story.fewer") : t("review.story.more", { count: story.length - 1 })}
          </button>
        </li>
      )}
    </ul>
  );
}

function StoryLine({ decision }: { decision: ClusterDetail["story"][number] }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { kind, entry, entryQuestion, questions, taught, from, by, at, undone } = decision;
  const words = t(`review.story.${kind}`, {
    question: entryQuestion ?? t("decide.kind.gone"),
    count: kind === "taught" ? taught : questions,
  });
  return (
    <li className={undone ? "text-3" : undefined}>
      <IconCornerDownRight size={14} aria-hidden />
      <span>
        {entry && entryQuestion !== null ? (
          <ScreenLink screen="knowledge" search={{ entry }}>
            {words}
          </ScreenLink>
        ) : (
          words
        )}
        <span className="xs text-3" style={{ display: "block" }}>
          {t("review.story.by", { name: by ?? t("decide.decided.bySystem"), time: dayTime(at) })}
          {from && ` · ${t("decide.people.from", { count: from.conversations })}`}
          {undone && ` · ${t("review.story.undone")}`}
        </span>
      </span>
    </li>
  );
}
