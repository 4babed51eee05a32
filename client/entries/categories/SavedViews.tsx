// Below the tree: entries that want attention, each with its number, and pairs of them; a click filters the list.
import {
  IconAlertTriangle,
  IconArrowMerge,
  IconArrowsLeftRight,
  IconCalendarTime,
  IconHistory,
  IconMessageOff,
  IconStack2,
  IconTag,
  IconUnlink,
  IconZoomExclamation,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import css from "./CategoryTree.module.css";

const views = [
  { without: "hits", text: "withoutHits", icon: IconZoomExclamation },
  { without: "similar", text: "withoutSimilar", icon: IconStack2 },
  { without: "answers", text: "withoutAnswers", icon: IconMessageOff },
  { without: "own_wordings", text: "losingOwn", icon: IconAlertTriangle },
  { without: "working_links", text: "deadLinks", icon: IconUnlink },
] as const;

export function SavedViews({ search, setSearch }: { search: KnowledgeSearch; setSearch: SetSearch<KnowledgeSearch> }) {
  const { t } = useTranslation();
  const showsPairs = search.pairs !== undefined;
  const showsHistory = search.history !== undefined;
  const showsDays = search.calendar !== undefined;
  const showsConfusion = search.confusion !== undefined;
  const chosen = showsPairs || showsConfusion || showsHistory || showsDays ? undefined : search.without;
  return (
    <section className={css.views} aria-label={t("knowledge.tree.views")}>
      <h2 className={css.viewsTitle}>{t("knowledge.tree.views")}</h2>
      {views.map(({ without, text, icon: Icon }) => (
        <button
          key={without}
          type="button"
          className={css.view}
          aria-pressed={chosen === without}
          onClick={() => setSearch({ without: chosen === without ? undefined : without, ...noPairs })}
        >
          <Icon size={14} aria-hidden />
          <span className="grow ellipsis">{t(`knowledge.tree.${text}`)}</span>
          {without === "own_wordings" ? <LosingCount /> : without === "working_links" ? <DeadLinkCount /> : <Count without={without} />}
        </button>
      ))}
      <button type="button" className={css.view} aria-haspopup="dialog" onClick={() => setSearch({ manage: "tags" })}>
        <IconTag size={14} aria-hidden />
        <span className="grow ellipsis">{t("knowledge.bulk.tags.view")}</span>
        <TagCount />
      </button>
      <button
        type="button"
        className={css.view}
        aria-pressed={showsDays}
        onClick={() => setSearch(showsDays ? noPairs : { ...noPairs, calendar: "today" })}
      >
        <IconCalendarTime size={14} aria-hidden />
        <span className="grow ellipsis">{t("knowledge.calendar.view")}</span>
      </button>
      <button
        type="button"
        className={css.view}
        aria-pressed={showsPairs}
        onClick={() => setSearch(showsPairs ? noPairs : { ...noPairs, pairs: "open" })}
      >
        <IconArrowMerge size={14} aria-hidden />
        <span className="grow ellipsis">{t("knowledge.pairs.title")}</span>
        <PairCount />
      </button>
      <button
        type="button"
        className={css.view}
        aria-pressed={showsConfusion}
        onClick={() => setSearch(showsConfusion ? noPairs : { ...noPairs, confusion: 30, entry: undefined })}
      >
        <IconArrowsLeftRight size={14} aria-hidden />
        <span className="grow ellipsis">{t("knowledge.tree.confusion")}</span>
      </button>
      <button
        type="button"
        className={css.view}
        aria-pressed={showsHistory}
        onClick={() => setSearch(showsHistory ? noPairs : { ...noPairs, history: "" })}
      >
        <IconHistory size={14} aria-hidden />
        <span className="grow ellipsis">{t("history.title")}</span>
      </button>
    </section>
  );
}

/** Nothing as long as nothing was checked: none is not the same as not known. */
function LosingCount() {
  const { i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const found = useApi("getOwnWordings", { kb }, { beside: true }).data;
  return <span className={css.count}>{found?.check ? found.many.toLocaleString(i18n.language) : null}</span>;
}

function DeadLinkCount() {
  const { i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const found = useApi("getLinks", { kb }, { beside: true }).data;
  return <span className={css.count}>{found?.check ? found.entries.toLocaleString(i18n.language) : null}</span>;
}

function TagCount() {
  const { i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const tags = useApi("listTags", { kb }, { beside: true }).data?.rows.length;
  return <span className={css.count}>{tags?.toLocaleString(i18n.language)}</span>;
}

function PairCount() {
  const { i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const open = useApi("listDuplicates", { kb, limit: 1 }, { beside: true }).data?.open;
  return <span className={css.count}>{open?.toLocaleString(i18n.language)}</span>;
}

function Count({ without }: { without: "hits" | "similar" | "answers" }) {
  const { i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const total = useApi("listEntries", { kb, without, sort: "updated", limit: 1 }, { beside: true }).data?.total;
  return <span className={css.count}>{total?.toLocaleString(i18n.language)}</span>;
}
