// The latest imports of logs of which something is still there, each to be taken back: a wrong file is often noticed when its dialog is long closed.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useTimes } from "../../lib/time.ts";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";

const shown = 3;

/** @param onUndo the job that takes it back has begun */
export function LatestLogs({ kb, onUndo }: { kb: string; onUndo: (job: string) => void }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const undo = useCommand("undoLogImport");
  const imports = useApi("listLogImports", { kb }).data?.rows.slice(0, shown) ?? [];
  if (imports.length === 0) return null;
  return (
    <section aria-label={t("logs.import.latest")}>
      <h3 className="bold">{t("logs.import.latest")}</h3>
      <ul>
        {imports.map(({ id, name, at, turns: asked, messages }) => {
          const turns = asked + messages;
          return (
            <li key={id} className="row">
              <span className="grow text-2 ellipsis" title={name}>
                {[dayTime(at), t("logs.import.turnsThere", { count: turns }), name].join(" · ")}
              </span>
              <Button
                size="xs"
                variant="subtle"
                color="accent"
                aria-label={`${t("logs.import.undo")}: ${name}, ${t("logs.import.undoTakes", { count: turns })}`}
                loading={undo.isPending && undo.variables?.import === id}
                onClick={() => undo.mutate({ kb, import: id }, { onSuccess: ({ job }) => onUndo(job) })}
              >
                {t("logs.import.undoTakes", { count: turns })}
              </Button>
            </li>
          );
        })}
      </ul>
      <ErrorLine error={undo.error} />
    </section>
  );
}
