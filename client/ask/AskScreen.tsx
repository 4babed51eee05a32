// Ask: a conversation with the robot as a customer, and why it replied so. Whom and what is asked stands in the address bar.
import { Button } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column } from "../ui/page/Column.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { SplitColumns, useNarrow, useTreeFolded } from "../ui/page/SplitColumns.tsx";
import css from "./Ask.module.css";
import { AskField } from "./AskField.tsx";
import { AskHead } from "./AskHead.tsx";
import { Begin } from "./Begin.tsx";
import { readConversation, type Setting } from "./conversation.ts";
import { askSearch } from "./search.ts";
import { targetKey, targetOf, useTargets } from "./targets.ts";
import { Turns } from "./Turns.tsx";
import { useAsking } from "./useAsking.ts";
import { useAskKeys } from "./useAskKeys.ts";
import { Why } from "./Why.tsx";

export function AskScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const [search, setSearch] = useSearchState(askSearch);
  const { q, target = "draft", against, channel, at, context } = search;
  const setting = useMemo<Setting>(() => ({ target, channel, at, context }), [target, channel, at, context]);
  const asking = useAsking(setting, against);
  const { conversation, ask } = asking;
  const { name, choices } = useTargets(kb);
  const [teaching, setTeaching] = useState(false);
  const [whyOpen, setWhyOpen] = useState(false);
  const narrow = useNarrow();
  const compact = useTreeFolded();
  const field = useRef<HTMLTextAreaElement>(null);

  // A link, or Back, brought a question that is not the latest.
  useEffect(() => {
    if (q !== undefined && q !== readConversation(kb).asked) void ask(q);
    // Only the address decides: a change of whom to ask must not ask again.
  }, [q, kb]);
  useEffect(() => {
    const latest = readConversation(kb).asked ?? undefined;
    if (latest !== q) setSearch({ q: latest }, { replace: true });
  }, [conversation.asked]);

  useAskKeys(asking, {
    onTeach: () => setTeaching(true),
    more: {
      "/": { does: t("ask.keys.ask"), run: () => field.current?.focus() },
      w: { does: t("ask.keys.why"), run: () => setWhyOpen(!whyOpen), off: !narrow },
      Escape: { does: "", run: () => field.current?.blur() },
    },
  });

  const talk = (
    <Column
      bare
      label={t("ask.conversation")}
      head={<AskHead kb={kb} setting={setting} against={against} choices={choices} onChange={setSearch} />}
    >
      {against !== undefined && (
        <div className={css.compareHead}>
          <span>{name(target)}</span>
          <HeadSelect
            label={t("ask.compare.with")}
            options={choices}
            value={targetKey(against)}
            onChange={(key) => setSearch({ against: targetOf(key) })}
          />
        </div>
      )}
      {conversation.turns.length === 0 ? <Begin asking={asking} /> : <Turns asking={asking} teaching={teaching} onTeaching={setTeaching} />}
      {narrow && conversation.turns.length > 0 && (
        <div className={css.panelBar}>
          <span className="grow" />
          <Button
            size="sm"
            variant="subtle"
            color="accent"
            leftSection={<IconInfoCircle size={14} aria-hidden />}
            onClick={() => setWhyOpen(true)}
          >
            {t("why.title")}
          </Button>
        </div>
      )}
      <AskField asking={asking} draft="ask" fieldRef={field} />
    </Column>
  );
  const width = against === undefined ? (compact ? 452 : 536) : compact ? 600 : 760;
  return (
    <SplitColumns
      name="ask"
      columns={[
        {
          id: "talk",
          // Comparing needs more room.
          remember: against === undefined ? "talk" : "talk.compare",
          label: t("ask.conversation"),
          ...(narrow ? {} : { width, min: 360 }),
          content: talk,
        },
        {
          id: "why",
          label: t("why.title"),
          ...(narrow ? { width: 560 } : {}),
          drawerBelow: 1100,
          opened: whyOpen,
          onClose: () => setWhyOpen(false),
          content: <Why asking={asking} onClose={narrow ? () => setWhyOpen(false) : null} />,
        },
      ]}
    />
  );
}
