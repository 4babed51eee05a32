// The list of sections at the left; what only admins may see is not there for others.
import { IconBook2, IconHistory, IconKey, IconMessage2, IconRoute, IconTargetArrow, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { adminSections, robotSections, type Section } from "./search.ts";
import css from "./Settings.module.css";

const icons = {
  answers: IconTargetArrow,
  replies: IconMessage2,
  channels: IconRoute,
  knowledgeBase: IconBook2,
  keys: IconKey,
  members: IconUsers,
  audit: IconHistory,
};

export function Sections({ section }: { section: Section }) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const admin = useMay()("admin");
  const groups: { name: "robot" | "admin"; sections: readonly Section[] }[] = [
    { name: "robot", sections: robotSections },
    ...(admin ? [{ name: "admin" as const, sections: adminSections }] : []),
  ];
  return (
    <Column sub label={t("settings.sections")} head={<PageHead level={1} title={t("settings.title")} />}>
      <nav className={css.sections} aria-label={t("settings.sections")}>
        {groups.map(({ name, sections }) => (
          <div key={name}>
            <p className={css.group}>{t(`settings.group.${name}`)}</p>
            <ul>
              {sections.map((one) => {
                const Icon = icons[one];
                return (
                  <li key={one}>
                    <Link
                      to="/kb/$kb/settings"
                      params={{ kb }}
                      search={{ section: one }}
                      className={css.section}
                      data-on={one === section || undefined}
                      aria-current={one === section ? "page" : undefined}
                    >
                      <Icon size={16} aria-hidden />
                      {t(`settings.section.${one}`)}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </nav>
    </Column>
  );
}
