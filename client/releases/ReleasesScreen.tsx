// The Releases screen: what would be published at the left, publishing it and the versions there were at the right.
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useApi } from "../lib/queries.ts";
import { usePages } from "../lib/manyQueries.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { KeyHints } from "../ui/text/Keys.tsx";
import { SplitColumns } from "../ui/page/SplitColumns.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { ChangeFilters, ChangeList } from "./ChangeList.tsx";
import { type ListedChange, partChangesOf } from "./changes.ts";
import { Problems } from "./Problems.tsx";
import { PublishPanel } from "./PublishPanel.tsx";
import { releasesSearch } from "./search.ts";
import { Versions } from "./Versions.tsx";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";

const rangeStep = 50;

export function ReleasesScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const [search, setSearch] = useSearchState(releasesSearch);
  const { change: filter } = search;
  const entryFilter = filter === "parts" ? undefined : filter;
  const pages = usePages("getChanges", { kb, ...(entryFilter ? { change: entryFilter } : {}) }, 100);
  const versions = usePages("listVersions", { kb }, 30);
  const tree = useApi("getCategories", { kb }).data?.categories;
  const changes = pages.first;

  const parts = useMemo(() => (changes ? partChangesOf(changes, filter) : []), [changes, filter]);
  const entries = filter === "parts" ? 0 : pages.total;
  const row = (index: number): ListedChange | undefined => parts[index] ?? pages.row(index - parts.length);
  const trees = useMemo(() => {
    const now = changes?.categories?.after ?? tree ?? [];
    return { before: changes?.categories?.before ?? now, after: now };
  }, [changes, tree]);
  const open = useMemo(() => new Set((search.open ?? "").split(",").filter((key) => key !== "")), [search.open]);
  const toggle = useCallback(
    (key: string): void => {
      const next = open.has(key) ? [...open].filter((one) => one !== key) : [...open, key];
      setSearch({ open: next.length > 0 ? next.join(",") : undefined }, { replace: true });
    },
    [open, setSearch],
  );

  // In steps, so that scrolling draws the screen again only when another page may be needed.
  const { onRange: fetchRange } = pages;
  const before = parts.length;
  const onRange = useCallback(
    (from: number, until: number) =>
      fetchRange(
        Math.max(0, Math.floor((from - before) / rangeStep) * rangeStep),
        Math.max(0, Math.ceil((until - before) / rangeStep) * rangeStep),
      ),
    [fetchRange, before],
  );

  const live = changes?.live ?? null;
  const problems = search.view === "problems";
  const left = (
    <Column
      label={t("releases.title")}
      bare
      head={
        <PageHead
          level={1}
          title={t("releases.title")}
          meta={changes && (live ? t("releases.against", { number: live.number }) : t("releases.first"))}
        />
      }
      bar={
        changes && changes.counts.all > 0 ? (
          <ChangeFilters changes={changes} problems={problems} filter={filter} onChange={(view, change) => setSearch({ view, change })} />
        ) : null
      }
      footer={
        <>
          {problems || changes?.counts.all === 0 ? (
            <span />
          ) : (
            <KeyHints
              hints={[
                { keys: ["j", "k"], does: t("releases.keys.move") },
                { keys: "Enter", does: t("releases.keys.expand") },
                { keys: "e", does: t("releases.keys.entry") },
              ]}
            />
          )}
          <span>{t("releases.audited")}</span>
        </>
      }
    >
      <StateView
        query={{ ...pages, data: changes }}
        what={t("releases.changes.what")}
        name="changes"
        count={(all) => (problems ? 1 : all.counts.all)}
        empty={<NoChanges live={live?.number ?? null} />}
      >
        {(all) =>
          problems ? (
            <div style={{ overflow: "auto" }}>
              <Problems problems={all.problems} total={all.problemCount} />
            </div>
          ) : (
            <ChangeList
              key={filter ?? "all"}
              count={parts.length + entries}
              row={row}
              trees={trees}
              open={open}
              onToggle={toggle}
              onRange={onRange}
            />
          )
        }
      </StateView>
    </Column>
  );
  // Until the versions are here nobody knows; if they do not come, the live one is likely to be the newest.
  const none = versions.isPending ? null : versions.error ? (live?.number ?? null) : 0;
  const newest = versions.loaded[0]?.number ?? none;
  const next = newest === null ? null : newest + 1;
  const panel = next === null ? t("releases.publish.button") : t("releases.panel", { number: next });
  const right = (
    <Column label={panel} head={<PageHead title={panel} />}>
      <PublishPanel changes={changes} failed={pages.error !== null} next={next} onProblems={() => setSearch({ view: "problems" })} />
      <Versions
        pages={versions}
        live={live?.number ?? null}
        shown={search.version}
        onShow={(version) => setSearch({ version }, { replace: true })}
      />
    </Column>
  );
  return (
    <SplitColumns
      name="releases"
      columns={[
        { id: "changes", label: t("releases.title"), min: 440, content: left },
        { id: "panel", label: panel, width: 332, min: 288, max: 480, content: right },
      ]}
    />
  );
}

/** Nothing to publish: the draft is what is live, or there is nothing yet. */
function NoChanges({ live }: { live: number | null }) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  return (
    <EmptyHint
      title={t(live === null ? "releases.changes.nothing" : "releases.changes.same")}
      line={live === null ? t("releases.changes.nothingLine") : t("releases.changes.sameLine", { number: live })}
    >
      <div className="row">
        <Button renderRoot={(props) => <Link to="/kb/$kb/knowledge" params={{ kb }} {...props} />}>
          {t("releases.changes.toKnowledge")}
        </Button>
        {live !== null && (
          <Button renderRoot={(props) => <Link to="/kb/$kb/review" params={{ kb }} {...props} />}>{t("releases.changes.toReview")}</Button>
        )}
      </div>
    </EmptyHint>
  );
}
