// "Why not that entry?": pick one, see the smallest changes that would make it answer and what each would flip, make one with a click.
import { Button, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../lib/session.ts";
import { useApi } from "../lib/useApi.ts";
import { Section } from "../ui/page/Column.tsx";
import { EntryPicker, type PickedEntry } from "../ui/form/EntryPicker.tsx";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import type { Reply, Setting } from "./conversation.ts";
import { FixRow } from "./FixRow.tsx";
import type { Asking } from "./useAsking.ts";
import { useFix } from "./useFix.ts";
import css from "./WhyNot.module.css";

/** @param setting as which customer the question was asked */
export function WhyNot({ asking, reply, setting }: { asking: Asking; reply: Reply; setting: Setting }) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<PickedEntry | null>(null);
  const [opened, setOpened] = useState(false);
  const picker = (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={360} trapFocus returnFocus keepMounted={false}>
      <Popover.Target popupType="dialog">
        <Button
          size="sm"
          className={css.pick}
          aria-label={picked ? t("why.not.picked", { question: picked.question }) : t("why.not.pick")}
          rightSection={<IconChevronDown size={12} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          <span className="ellipsis">{picked?.question ?? t("why.not.pick")}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("why.not.pick")}>
        <EntryPicker
          label={t("ask.teach.search")}
          placeholder={t("ask.teach.search")}
          nothing={t("ask.teach.none")}
          first={reply.candidates.length > 0 ? reply.candidates.slice(0, 6) : undefined}
          onPick={(entry) => {
            setPicked(entry);
            setOpened(false);
          }}
          onEscape={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <Section title={t("why.not.title")} count={picker}>
      {picked && <Fixes key={picked.entry} asking={asking} setting={setting} question={reply.question} entry={picked} />}
    </Section>
  );
}

function Fixes({ asking, setting, question, entry }: { asking: Asking; setting: Setting; question: string; entry: PickedEntry }) {
  const { t } = useTranslation();
  const may = useMay();
  // The draft changes under it: never from the cache, never asked twice by itself.
  const found = useApi(
    "whyNot",
    { kb: asking.kb, question, entry: entry.entry, channel: setting.channel, at: setting.at, context: setting.context },
    { keepPrevious: false, gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  );
  const fixing = useFix(asking, question, entry);
  return (
    <StateView query={found} what={t("why.not.what")} rows={2} rowHeight={52}>
      {({ wins, obstacle, now, confidence, asked, labelled, fixes }) =>
        wins || obstacle ? (
          <p className={css.line}>{obstacle ? t(`why.not.obstacle.${obstacle}`, { question: now.question ?? "" }) : t("why.not.wins")}</p>
        ) : (
          <>
            <p className={css.line}>
              {fixes.length === 0 ? t("why.not.none") : t("why.not.found", { count: fixes.length })}
              {fixes.length > 0 && (
                <span className="text-3">
                  {" · "}
                  {asked.questions === 0 ? t("why.not.noLog") : t("why.not.asked", { count: asked.questions, times: asked.times })}
                  {labelled > 0 && t("why.not.labelled", { count: labelled })}
                </span>
              )}
            </p>
            <ul aria-label={t("why.not.what")}>
              {fixes.map((tried, i) => (
                <FixRow
                  key={JSON.stringify(tried.fix)}
                  tried={tried}
                  before={confidence}
                  first={i === 0}
                  counted={asked.questions + labelled > 0}
                  busy={fixing.busy === tried.fix}
                  onApply={may("write") ? (fixing.busy === null ? () => void fixing.apply(tried) : "wait") : null}
                />
              ))}
            </ul>
            <ErrorLine error={fixing.error} />
          </>
        )
      }
    </StateView>
  );
}
