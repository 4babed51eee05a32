// The Logs screen: what customers asked, newest first | the conversation around the opened one; importing a log; spot checks in its place.
import { ActionIcon, Button } from "@mantine/core";
import { IconChecklist, IconFileImport, IconRefresh } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { addTexts } from "../lib/language.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { KeyHints } from "../ui/text/Keys.tsx";
import { SplitColumns, useNarrow } from "../ui/page/SplitColumns.tsx";
import { Conversation } from "./Conversation.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { LogFilters } from "./LogFilters.tsx";
import { periodOf } from "./period.ts";
import { isLogFiltered, logsSearch, noLogFilters } from "./search.ts";
import { TurnList } from "./TurnList.tsx";
import { type TurnFilter, useTurns } from "./useTurns.ts";

const LogImportDialog = lazy(async () => ({ default: (await import("./import/ImportDialog.tsx")).LogImportDialog }));
// With their texts only when opened: most who read the log do not.
const SpotChecks = lazy(async () => {
  const [{ SpotChecks: component }, texts] = await Promise.all([
    import("./spotChecks/SpotChecks.tsx"),
    import("../../shared/i18n/spotCheck.ts"),
  ]);
  addTexts(texts);
  return { default: component };
});

export function LogsScreen() {
  const { id: kb } = useKnowledgeBase();
  const [search, setSearch] = useSearchState(logsSearch);
  if (search.spotCheck === undefined) return <Log />;
  return (
    <Suspense>
      <SpotChecks kb={kb} check={search.spotCheck} item={search.item} onChange={setSearch} />
    </Suspense>
  );
}

function Log() {
  const { t } = useTranslation();
  const { id: kb, timeZone } = useKnowledgeBase();
  const write = useMay()("write");
  const narrow = useNarrow();
  const [search, setSearch] = useSearchState(logsSearch);
  const { text, outcome, miss, channel, version, source, entry, category, customer, conversation } = search;
  const given = { text, outcome, miss, channel, version, source, entry, category, customer, conversation, ...periodOf(search, timeZone) };
  const filter: TurnFilter = { kb, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  const turns = useTurns(filter);
  const filtered = isLogFiltered(search);
  const { data } = turns;
  const empty = data?.rows.length === 0 && !filtered;
  const opened = data?.rows.find((turn) => turn.id === search.turn);
  // Beside the list the conversation is never bare: the newest is opened on arrival; once, so that it can be closed.
  const first = data && (data.rows[0]?.id ?? null);
  const arrived = useRef(true);
  useEffect(() => {
    if (first === undefined || !arrived.current) return;
    arrived.current = false;
    if (first !== null && search.turn === undefined && !narrow) setSearch({ turn: first }, { replace: true });
  }, [first, narrow, search.turn, setSearch]);
  const close = (): void => setSearch({ turn: undefined });
  // Fetched when first opened; then it stays, so that it can close as it opened.
  const importing = write && search.import !== undefined;
  const [wasImporting, setWasImporting] = useState(importing);
  if (importing && !wasImporting) setWasImporting(true);
  useKeys({ Escape: { does: t("logs.conversation.close"), run: close, off: search.turn === undefined } }, { group: t("logs.title") });

  const list = (
    <Column
      label={t("logs.list")}
      bare={!empty}
      head={
        <PageHead
          level={1}
          title={t("logs.title")}
          meta={
            data && !empty ? (data.more ? t("logs.totalMore", { count: data.total }) : t("logs.total", { count: data.total })) : undefined
          }
        >
          {!empty && (
            <ActionIcon size="sm" aria-label={t("logs.refresh")} title={t("logs.refresh")} onClick={() => void turns.refetch()}>
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          )}
          {!empty && <ExportMenu filter={filter} />}
          {!empty && (
            <Button
              size="sm"
              leftSection={<IconChecklist size={14} aria-hidden />}
              onClick={() => setSearch({ spotCheck: "all", turn: undefined })}
            >
              {t("logs.spotCheck")}
            </Button>
          )}
          {write && (
            <Button size="sm" leftSection={<IconFileImport size={14} aria-hidden />} onClick={() => setSearch({ import: 1 })}>
              {t("logs.import.button")}
            </Button>
          )}
        </PageHead>
      }
      bar={empty ? undefined : <LogFilters kb={kb} search={search} onChange={setSearch} />}
      footer={
        empty ? undefined : (
          <KeyHints
            hints={[
              { keys: ["j", "k"], does: t("common.keys.move") },
              { keys: "Enter", does: t("common.keys.open") },
              ...(search.turn === undefined
                ? []
                : [
                    { keys: "a", does: t("logs.keys.ask") },
                    ...(write ? [{ keys: "t", does: t("logs.keys.teach") }] : []),
                    ...(opened?.entry == null ? [] : [{ keys: "e", does: t("logs.keys.entry") }]),
                  ]),
            ]}
          />
        )
      }
    >
      <TurnList
        turns={turns}
        filtered={filtered}
        selected={search.turn ?? null}
        openOnMove={!narrow}
        onOpen={(turn) => setSearch({ turn: turn.id }, { replace: search.turn !== undefined })}
        onClear={() => setSearch(noLogFilters)}
        onImport={() => setSearch({ import: 1 })}
      />
    </Column>
  );
  const side = (
    <Conversation
      turn={search.turn}
      waiting={!data}
      onOpen={(turn) => setSearch({ turn }, { replace: true })}
      onOnly={(only) => setSearch({ ...noLogFilters, ...only })}
      onClose={close}
    />
  );
  return (
    <>
      <SplitColumns
        name="logs"
        columns={[
          { id: "list", label: t("logs.list"), min: 480, content: list },
          ...(empty
            ? []
            : [
                {
                  id: "conversation",
                  label: t("logs.conversation.title"),
                  width: 400,
                  min: 320,
                  max: 640,
                  drawerBelow: 1100,
                  // A drawer would lie over the dialog.
                  opened: search.turn !== undefined && !importing,
                  onClose: close,
                  content: side,
                },
              ]),
        ]}
      />
      {wasImporting && (
        <Suspense>
          <LogImportDialog
            kb={kb}
            opened={importing}
            job={search.job}
            onJob={(job) => setSearch({ job }, { replace: true })}
            onSee={() => setSearch({ ...noLogFilters, import: undefined, job: undefined, turn: undefined })}
            onClose={() => setSearch({ import: undefined, job: undefined })}
          />
        </Suspense>
      )}
    </>
  );
}
