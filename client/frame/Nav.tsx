// The navigation: knowledge base, screens with what waits there, and which version is live.
import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/queries.ts";
import { useNarrow } from "../ui/page/SplitColumns.tsx";
import { KnowledgeBaseMenu } from "./KnowledgeBaseMenu.tsx";
import css from "./Nav.module.css";
import { pages, type PageName } from "./pages.ts";

export function Nav({ kb }: { kb: string }) {
  const { t, i18n } = useTranslation();
  const narrow = useNarrow();
  const { day } = useTimes();
  const overview = useApi("getOverview", { kb }).data;
  const number = (n: number): string => n.toLocaleString(i18n.language);
  const count = (name: PageName): { shown: string; said: string } | null => {
    if (!overview) return null;
    if (name === "review" && overview.review > 0) {
      const shown = number(overview.review);
      return { shown, said: t("frame.nav.reviewCount", { count: shown as never }) };
    }
    if (name === "releases" && overview.unpublished > 0)
      return { shown: number(overview.unpublished), said: t("frame.nav.unpublishedCount", { count: overview.unpublished }) };
    return null;
  };
  const live = overview?.live;
  const version = live ? t("frame.live.version", { number: live.number, date: day(live.publishedAt) }) : t("frame.live.none");
  return (
    <nav className={css.nav} aria-label={t("frame.nav.label")}>
      <KnowledgeBaseMenu narrow={narrow} />
      <ul>
        {pages.map(({ name, to, icon: Icon }) => {
          const waiting = count(name);
          const word = t(`frame.nav.${name}`);
          return (
            <li key={name} className={name === "settings" ? css.last : undefined}>
              <Tooltip label={waiting ? `${word} · ${waiting.said}` : word} position="right" disabled={!narrow}>
                <Link to={to} params={{ kb }} className={css.page} activeOptions={{ exact: false, includeSearch: false }}>
                  <Icon size={16} aria-hidden />
                  <span className={css.word}>{word}</span>
                  {waiting && (
                    <span className={css.count}>
                      <span aria-hidden>{waiting.shown}</span>
                      <span className="sr-only">{waiting.said}</span>
                    </span>
                  )}
                </Link>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      <span className="grow" />
      {overview && overview.lost > 0 && <p className={`${css.live} text-attention`}>{t("frame.lost", { count: overview.lost })}</p>}
      {overview && (
        <Tooltip label={version} position="right" disabled={!narrow}>
          <Link to="/kb/$kb/releases" params={{ kb }} className={css.live} data-live={live ? true : undefined}>
            <i className={css.dot} aria-hidden />
            <span className={css.word}>{version}</span>
          </Link>
        </Tooltip>
      )}
    </nav>
  );
}
