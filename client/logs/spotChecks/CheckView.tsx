// One spot check: the questions drawn | the one looked at, to be labelled by keys | what comes of it.
import { ActionIcon, Progress } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconBan, IconChartBar, IconCheck, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { useMay } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { KeyHints } from "../../ui/text/Keys.tsx";
import { SplitColumns, useNarrow } from "../../ui/page/SplitColumns.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { ItemPanel } from "./ItemPanel.tsx";
import { Result } from "./Result.tsx";
import css from "./SpotCheck.module.css";
import { type Item, useLabelling } from "./useLabelling.ts";
import { Outcome } from "../../ui/reply/Outcome.tsx";

export interface CheckViewProps {
  kb: string;
  check: string;
  item: number | undefined;
  onItem: (item: number) => void;
  onBack: () => void;
}

export function CheckView({ kb, check, item, onItem, onBack }: CheckViewProps) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const narrow = useNarrow();
  const [resultOpened, setResultOpened] = useState(false);
  const items = useApi("listSpotCheckItems", { kb, check }, { keepPrevious: false });
  const rows = items.data?.rows ?? [];
  const at = rows.findIndex((row) => row.item === item);
  const opened = rows[at];
  const labelling = useLabelling(kb, check, opened, onItem);
  const labelled = rows.filter((row) => row.label !== null).length;
  // Where one left off: the first without a label.
  const first = (rows.find((row) => row.label === null) ?? rows[0])?.item;
  useEffect(() => {
    if (first !== undefined && item === undefined) onItem(first);
  });
  const next = (): void => {
    const open = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find((row) => row.label === null);
    if (open) onItem(open.item);
  };
  useKeys({ Escape: { does: t("spotCheck.keys.back"), run: onBack } }, { group: t("spotCheck.keys.group") });

  const list = (
    <Column
      label={t("spotCheck.items")}
      bare
      head={
        <PageHead level={1} title={t("spotCheck.title")} meta={rows.length > 0 ? `${labelled} / ${rows.length}` : undefined}>
          {narrow && (
            <ActionIcon
              size="sm"
              aria-label={t("spotCheck.result.open")}
              title={t("spotCheck.result.open")}
              onClick={() => setResultOpened(true)}
            >
              <IconChartBar size={16} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon size="sm" aria-label={t("spotCheck.all")} title={t("spotCheck.all")} onClick={onBack}>
            <IconArrowLeft size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
      bar={
        <Progress
          value={rows.length === 0 ? 0 : (100 * labelled) / rows.length}
          size={3}
          radius={0}
          aria-label={t("spotCheck.progress.label", { done: labelled, total: rows.length })}
        />
      }
      footer={
        rows.length === 0 ? undefined : (
          <>
            <KeyHints
              hints={[
                { keys: ["j", "k"], does: t("common.keys.move") },
                { keys: "Enter", does: t("spotCheck.keys.around") },
              ]}
            />
            <span>
              {labelled === rows.length ? t("spotCheck.progress.done") : t("spotCheck.progress.left", { count: rows.length - labelled })}
            </span>
          </>
        )
      }
    >
      <StateView query={items} what={t("spotCheck.itemsWhat")} name="spotCheck" rows={12} rowHeight={52}>
        {() => (
          <VirtualList
            label={t("spotCheck.items")}
            count={rows.length}
            row={(index) => rows[index]}
            rowKey={(row) => String(row.item)}
            rowName={(row) => row.text || t("spotCheck.forgotten")}
            height={52}
            selected={opened ? String(opened.item) : null}
            openOnMove
            onOpen={(row) => onItem(row.item)}
          >
            {(row) => <ItemRow item={row} />}
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
  return (
    <SplitColumns
      name="spotCheck"
      columns={[
        { id: "items", label: t("spotCheck.items"), width: 340, min: 260, max: 520, content: list },
        {
          id: "item",
          label: t("spotCheck.label.title"),
          min: 360,
          content: opened ? (
            <ItemPanel key={opened.item} kb={kb} item={opened} labelling={labelling} canLabel={write} onNext={next} />
          ) : (
            <Column label={t("spotCheck.label.title")} head={<PageHead title="" />}>
              {items.data && <p className={`${css.part} text-2`}>{t("spotCheck.item.pick")}</p>}
            </Column>
          ),
        },
        {
          id: "result",
          label: t("spotCheck.result.title"),
          width: 340,
          min: 280,
          max: 480,
          drawerBelow: 1100,
          opened: resultOpened,
          onClose: () => setResultOpened(false),
          content: <Result kb={kb} check={check} />,
        },
      ]}
    />
  );
}

const icons = { right: IconCheck, wrong: IconX, should: IconArrowRight, not_ours: IconBan };

/** One drawn question in the list: what was asked, what it got, and the label if there is one. */
function ItemRow({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { label } = item;
  // Where nothing was answered, nothing was wrong: it is said where the question belongs.
  const verdict = label?.verdict === "wrong" && item.given === null ? "should" : label?.verdict;
  const Icon = verdict && icons[verdict];
  return (
    <>
      <span className={css.two}>
        <span className="ellipsis" title={item.text || undefined} data-done={label ? true : undefined}>
          {item.text || t("spotCheck.forgotten")}
        </span>
        <span className={css.facts}>
          <Outcome outcome={item.outcome} confidence={item.confidence} />
          <span className="ellipsis text-3" title={item.givenQuestion ?? undefined}>
            {item.givenQuestion}
          </span>
        </span>
      </span>
      <span className={css.mark} data-verdict={verdict}>
        {verdict && Icon && (
          <>
            <Icon size={16} aria-hidden />
            <span className="sr-only">{t(`spotCheck.item.row.${verdict}`)}</span>
          </>
        )}
      </span>
    </>
  );
}
