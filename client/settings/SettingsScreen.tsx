// The Settings screen: sections at the left, the chosen one beside it.
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { addTexts } from "../lib/language.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { SplitColumns } from "../ui/page/SplitColumns.tsx";
import { Skeleton } from "../ui/state/StateView.tsx";
import { RobotSettings } from "./RobotSettings.tsx";
import { adminSections, type RobotSection, robotSections, type SettingsSection, settingsSearch } from "./search.ts";
import {
  IconBook2,
  IconHeadset,
  IconHistory,
  IconKey,
  IconMessage2,
  IconRoute,
  IconShieldLock,
  IconTargetArrow,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Column, PageHead } from "../ui/page/Column.tsx";
import css from "./Settings.module.css";

// Only admins see these, and seldom: the audit comes with its texts.
const Audit = lazy(async () => {
  const [{ Audit: component }, texts] = await Promise.all([import("./audit/Audit.tsx"), import("../../shared/i18n/audit.ts")]);
  addTexts(texts);
  return { default: component };
});
const BotKeys = lazy(() => import("./keys/Keys.tsx").then((m) => ({ default: m.BotKeys })));
const KnowledgeBaseSection = lazy(() => import("./KnowledgeBaseSection.tsx").then((m) => ({ default: m.KnowledgeBaseSection })));
const Members = lazy(() => import("./users/Members.tsx").then((m) => ({ default: m.Members })));

const isRobot = (section: SettingsSection): section is RobotSection => robotSections.some((one) => one === section);

export function SettingsScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const admin = useMay()("admin");
  const [search] = useSearchState(settingsSearch);
  const asked = search.section ?? "answers";
  // A link to what one may not see leads to what one may.
  const section: SettingsSection = admin || isRobot(asked) ? asked : "answers";
  const content = isRobot(section) ? (
    <RobotSettings kb={kb} section={section} />
  ) : section === "knowledgeBase" ? (
    <KnowledgeBaseSection />
  ) : section === "keys" ? (
    <BotKeys kb={kb} />
  ) : section === "members" ? (
    <Members kb={kb} />
  ) : (
    <Audit kb={kb} />
  );
  return (
    <SplitColumns
      name="settings"
      columns={[
        { id: "sections", label: t("settings.sections"), width: 184, min: 144, max: 280, content: <Sections section={section} /> },
        {
          id: "section",
          label: t(`settings.section.${section}`),
          min: 480,
          content: <Suspense fallback={<Skeleton what={t(`settings.section.${section}`)} rows={6} height={52} />}>{content}</Suspense>,
        },
      ]}
    />
  );
}

const icons = {
  answers: IconTargetArrow,
  replies: IconMessage2,
  handOff: IconHeadset,
  masking: IconShieldLock,
  channels: IconRoute,
  knowledgeBase: IconBook2,
  keys: IconKey,
  members: IconUsers,
  audit: IconHistory,
};

/** The list of sections at the left; what only admins may see is not there for others. */
function Sections({ section }: { section: SettingsSection }) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const admin = useMay()("admin");
  const groups: { name: "robot" | "admin"; sections: readonly SettingsSection[] }[] = [
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
