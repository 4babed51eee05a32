// The others who have an entry open now, as discs: with a pencil who is writing.
import { Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { initial } from "../../ui/text/Person.tsx";
import css from "./Others.module.css";
import { useOthersAt } from "./presence.ts";

const most = 3;

/** @param quiet in rows of lists: only who is writing */
export function Others({ entry, quiet = false }: { entry: string; quiet?: boolean }) {
  const { t } = useTranslation();
  const here = useOthersAt(entry).filter(({ doing }) => !quiet || doing === "edits");
  if (here.length === 0) return null;
  const words = here
    .map(({ by, isMe, doing }) => t(`knowledge.presence.${doing}`, { who: isMe ? t("knowledge.presence.me") : by }))
    .join(t("knowledge.presence.comma"));
  return (
    <Tooltip label={words}>
      <span className={css.others} role="img" aria-label={words}>
        {here.slice(0, most).map(({ by, doing }) => (
          <span key={by} className={css.other} data-edits={doing === "edits" || undefined} aria-hidden>
            {doing === "edits" ? <IconPencil size={11} /> : initial(by)}
          </span>
        ))}
        {here.length > most && <span className="xs text-3">+{here.length - most}</span>}
      </span>
    </Tooltip>
  );
}
