// One's own named filters of the log: chosen, saved, forgotten.
import { Button, TextInput } from "@mantine/core";
import { IconBookmark, IconCheck, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useCommand } from "../lib/queries.ts";
import { showUndo } from "../lib/undo.ts";
import { FormChip } from "../ui/list/FilterChip.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import css from "./Logs.module.css";
import { isLogFiltered, type LogsSearch, noLogFilters } from "./search.ts";

type Filter = Pick<LogsSearch, keyof typeof noLogFilters>;
const keys = Object.keys(noLogFilters) as (keyof Filter)[];
const filterOf = (search: LogsSearch): Filter =>
  Object.fromEntries(keys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));
const sameFilter = (a: Filter, b: Filter): boolean => keys.every((key) => a[key] === b[key]);

export interface LogViewsProps {
  kb: string;
  search: LogsSearch;
  onChoose: (filter: Filter) => void;
}

export function LogViews({ kb, search, onChoose }: LogViewsProps) {
  const { t } = useTranslation();
  const views = useApi("listLogViews", { kb }).data?.rows ?? [];
  const chosen = views.find((view) => sameFilter(view.filter, search));
  const forget = useCommand("deleteLogView");
  const save = useCommand("saveLogView");
  if (views.length === 0 && !isLogFiltered(search)) return null;
  return (
    <FormChip label={t("logs.views.label")} value={chosen?.name ?? null} onClear={() => onChoose(noLogFilters)}>
      {(close) => (
        <div className={css.views}>
          {views.length > 0 && (
            <ul>
              {views.map(({ name, filter }) => (
                <li key={name} className="row">
                  <Button
                    size="xs"
                    variant="subtle"
                    className={css.view}
                    justify="flex-start"
                    leftSection={name === chosen?.name ? <IconCheck size={14} aria-hidden /> : <IconBookmark size={14} aria-hidden />}
                    onClick={() => {
                      onChoose({ ...noLogFilters, ...filter });
                      close();
                    }}
                  >
                    {name}
                  </Button>
                  <Button
                    size="xs"
                    px={6}
                    variant="subtle"
                    aria-label={t("logs.views.forget", { name })}
                    title={t("logs.views.forget", { name })}
                    onClick={() =>
                      forget.mutate(
                        { kb, name },
                        {
                          onSuccess: () =>
                            showUndo(t("logs.views.forgotten", { name }), async () => void (await save.mutateAsync({ kb, name, filter }))),
                        },
                      )
                    }
                  >
                    <IconTrash size={14} aria-hidden />
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {isLogFiltered(search) && !chosen && <SaveView kb={kb} filter={filterOf(search)} onSaved={close} />}
          <ErrorLine error={forget.error} />
        </div>
      )}
    </FormChip>
  );
}

function SaveView({ kb, filter, onSaved }: { kb: string; filter: Filter; onSaved: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const save = useCommand("saveLogView");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") save.mutate({ kb, name: name.trim(), filter }, { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} className="stack" style={{ gap: 8 }}>
      <TextInput
        size="sm"
        label={t("logs.views.save")}
        placeholder={t("logs.views.placeholder")}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ""} loading={save.isPending}>
        {t("logs.views.submit")}
      </Button>
      <ErrorLine error={save.error} />
    </form>
  );
}
