// The question that is looked at: what was asked and what it got, the keys that label it, and the conversation around it.
import { Button } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../../lib/channelName.ts";
import { useKeys } from "../../lib/keys.ts";
import { useTimes } from "../../lib/time.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { Keys } from "../../ui/text/Keys.tsx";
import { saidAfter } from "../../ui/reply/AgentSaid.tsx";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import { LabelPanel } from "./LabelPanel.tsx";
import css from "./SpotCheck.module.css";
import type { Item, Labelling } from "./useLabelling.ts";
import { useApi } from "../../lib/queries.ts";
import { StateView } from "../../ui/state/StateView.tsx";
import { AgentLines, ConversationTurn } from "../Conversation.tsx";

export interface ItemPanelProps {
  kb: string;
  item: Item;
  labelling: Labelling;
  canLabel: boolean;
  /** To the next question without a label. */
  onNext: () => void;
}

/** Remount (key) for another question: what is being picked for one must not label another. */
export function ItemPanel({ kb, item, labelling, canLabel, onNext }: ItemPanelProps) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const named = useChannelName();
  const [around, setAround] = useState(false);
  useKeys({ Enter: { does: t("spotCheck.keys.around"), run: () => setAround(!around) } }, { group: t("spotCheck.keys.group") });
  const title = t(item.given === null ? "spotCheck.label.titleUnanswered" : "spotCheck.label.title");
  const facts = [
    item.version === null ? null : t("spotCheck.item.version", { number: item.version }),
    item.channel === null ? null : named(item.channel),
    item.times > 1 ? t("spotCheck.item.times", { count: item.times }) : null,
  ].filter((fact) => fact !== null);
  return (
    <Column label={title} head={<PageHead title={title} meta={<span title={full(item.at)}>{dayTime(item.at)}</span>} />}>
      <div className={css.part}>
        <p className={css.question}>{item.text || t("spotCheck.forgotten")}</p>
        <div className={css.given}>
          <Outcome badge outcome={item.outcome} confidence={item.confidence} />
          {item.given === null ? (
            <span className="text-2">{t(item.outcome === "clarify" ? "spotCheck.item.clarify" : "spotCheck.item.none")}</span>
          ) : item.givenQuestion === null ? (
            <span className="text-2">{t("spotCheck.item.goneEntry")}</span>
          ) : (
            <>
              <span className="text-3">{t("spotCheck.item.given")}</span>
              <ScreenLink
                screen="knowledge"
                search={{ entry: item.given }}
                label={t("spotCheck.item.open", { question: item.givenQuestion })}
              >
                {item.givenQuestion}
              </ScreenLink>
            </>
          )}
          {facts.length > 0 && <span className="xs text-3">{facts.join(" · ")}</span>}
        </div>
      </div>
      <LabelPanel kb={kb} item={item} labelling={labelling} canLabel={canLabel} onNext={onNext} />
      <div className={css.aroundHead}>
        <Button
          size="xs"
          variant="subtle"
          aria-expanded={around}
          leftSection={<IconMessages size={14} aria-hidden />}
          rightSection={<Keys keys="Enter" />}
          onClick={() => setAround(!around)}
        >
          {t(around ? "spotCheck.item.hide" : "spotCheck.item.alone")}
        </Button>
      </div>
      {around && <Around kb={kb} turn={item.turn} />}
    </Column>
  );
}

/** The conversation around a drawn question, as the log has it. */
function Around({ kb, turn }: { kb: string; turn: string }) {
  const { t } = useTranslation();
  const query = useApi("getConversation", { kb, turn }, { keepPrevious: false });
  // The log may have been cleared since: the label does not need it.
  if (query.error?.code === "not_found") return <p className={`${css.part} text-2`}>{t("spotCheck.item.goneConversation")}</p>;
  return (
    <StateView query={query} what={t("logs.conversation.failed")} rows={2} rowHeight={96}>
      {({ rows, messages }) =>
        rows.length === 0 ? (
          <p className={`${css.part} text-2`}>{t("spotCheck.item.goneConversation")}</p>
        ) : (
          <ol aria-label={t("spotCheck.item.conversation")}>
            <AgentLines messages={saidAfter(messages, null)} />
            {rows.map((one) => (
              <Fragment key={one.id}>
                <ConversationTurn kb={kb} turn={one} selected={one.id === turn} />
                <AgentLines messages={saidAfter(messages, one.id)} />
              </Fragment>
            ))}
          </ol>
        )
      }
    </StateView>
  );
}
