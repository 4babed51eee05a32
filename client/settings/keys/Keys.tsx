// Bot keys: those in use, each with what it may do, from where and how often; making one, changing, rotating, revoking.
import { Button } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useTimes } from "../../lib/time.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { Confirm } from "../../ui/form/Confirm.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import css from "../Settings.module.css";
import { EditKey, NewKey } from "./KeyForms.tsx";

type BotKey = OutputOf<"listKeys">["rows"][number];

export function BotKeys({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const query = useApi("listKeys", { kb });
  const revoke = useCommand("revokeKey");
  // "" makes one with a new name; a name makes its second.
  const [making, setMaking] = useState<string | null>(null);
  const [ending, setEnding] = useState<BotKey | null>(null);
  const [editing, setEditing] = useState<BotKey | null>(null);
  const [showRevoked, setShowRevoked] = useState(false);
  const close = (): void => {
    setEnding(null);
    revoke.reset();
  };
  const create = (
    <Button size="sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setMaking("")}>
      {t("settings.keys.create")}
    </Button>
  );
  return (
    <Column
      label={t("settings.section.keys")}
      head={<PageHead title={t("settings.section.keys")}>{query.data && query.data.rows.length > 0 && create}</PageHead>}
    >
      <div className={css.page}>
        <p className="text-2">{t("settings.keys.line")}</p>
        <StateView
          query={query}
          what={t("settings.keys.what")}
          name="keys"
          rows={2}
          rowHeight={52}
          count={({ rows }) => rows.length}
          empty={
            <EmptyHint small flush title={t("settings.keys.empty")} line={t("settings.keys.emptyLine")}>
              {create}
            </EmptyHint>
          }
        >
          {({ rows }) => {
            const inUse = rows.filter((row) => row.revokedAt === null);
            const revoked = rows.filter((row) => row.revokedAt !== null);
            return (
              <>
                <ul className={css.list} aria-label={t("settings.keys.title")}>
                  {inUse.map((row) => (
                    <KeyRow
                      key={row.id}
                      row={row}
                      pair={inUse.filter((other) => other.name === row.name).length > 1}
                      onRotate={() => setMaking(row.name)}
                      onEdit={() => setEditing(row)}
                      onRevoke={() => setEnding(row)}
                    />
                  ))}
                  {showRevoked && revoked.map((row) => <KeyRow key={row.id} row={row} pair={false} />)}
                </ul>
                {revoked.length > 0 && !showRevoked && (
                  <div>
                    <Button size="xs" variant="subtle" onClick={() => setShowRevoked(true)}>
                      {t("settings.keys.showRevoked", { count: revoked.length })}
                    </Button>
                  </div>
                )}
              </>
            );
          }}
        </StateView>
      </div>
      {editing && <EditKey kb={kb} row={editing} onClose={() => setEditing(null)} />}
      {making !== null && <NewKey kb={kb} name={making} onClose={() => setMaking(null)} />}
      {ending && (
        <Confirm
          opened
          onClose={close}
          title={t("settings.keys.revokeTitle", { name: ending.name })}
          action={t("settings.keys.revokeAction", { name: ending.name })}
          danger
          busy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate({ kb, key: ending.id }, { onSuccess: close })}
        >
          {t("settings.keys.revokeLine", { ending: ending.ending })}
        </Confirm>
      )}
    </Column>
  );
}

interface KeyRowProps {
  row: BotKey;
  pair: boolean;
  onEdit?: () => void;
  onRotate?: () => void;
  onRevoke?: () => void;
}

function KeyRow({ row, pair, onEdit, onRotate, onRevoke }: KeyRowProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { name, ending, scopes, origins, ratePerMinute, createdBy, createdAt, revokedAt } = row;
  const limits = [
    ...(origins.length > 0 ? [t("settings.keys.fromPages", { origins: origins.join(t("settings.keys.separator")) })] : []),
    ...(ratePerMinute === null ? [] : [t("settings.keys.perMinute", { count: ratePerMinute })]),
  ];
  return (
    <li className={css.item} data-quiet={revokedAt !== null || undefined}>
      <IconKey size={16} className="text-3" aria-hidden />
      <div className="grow">
        <p className="ellipsis">
          <span className={revokedAt === null ? "medium" : undefined}>{name}</span>
          <span className="text-3">{` · ${t("settings.keys.ending", { ending })}`}</span>
        </p>
        {revokedAt === null && (
          <p className="xs text-3">{`${t("settings.keys.createdBy", { who: createdBy ?? t("parts.system"), at: dayTime(createdAt) })}${pair ? ` · ${t("settings.keys.twoInUse")}` : ""}`}</p>
        )}
        {revokedAt === null && limits.length > 0 && <p className="xs text-2">{limits.join(" · ")}</p>}
      </div>
      {revokedAt !== null ? (
        <span className="xs">{t("settings.keys.revoked", { at: dayTime(revokedAt) })}</span>
      ) : (
        <>
          {scopes.map((scope) => (
            <Tag key={scope} outline title={t(`settings.keys.scopeLine.${scope}`)}>
              {t(`settings.keys.scope.${scope}`)}
            </Tag>
          ))}
          {onEdit && (
            <Button size="xs" variant="subtle" aria-label={`${t("settings.keys.edit")} ${name} ${ending}`} onClick={onEdit}>
              {t("settings.keys.edit")}
            </Button>
          )}
          {onRotate && !pair && (
            <Button
              size="xs"
              variant="subtle"
              title={t("settings.keys.rotateHint")}
              aria-label={`${t("settings.keys.rotate")} ${name}`}
              onClick={onRotate}
            >
              {t("settings.keys.rotate")}
            </Button>
          )}
          {onRevoke && (
            <Button size="xs" variant="subtle" aria-label={`${t("settings.keys.revoke")} ${name} ${ending}`} onClick={onRevoke}>
              {t("settings.keys.revoke")}
            </Button>
          )}
        </>
      )}
    </li>
  );
}
