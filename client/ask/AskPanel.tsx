// The Ask drawer's content: the same conversation in small, on any screen.
import { IconGitBranch } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./Ask.module.css";
import { AskField } from "./AskField.tsx";
import { ChannelChoice } from "./AskHead.tsx";
import { Begin } from "./Begin.tsx";
import { readConversation, type Setting } from "./conversation.ts";
import type { Target } from "./search.ts";
import { targetKey, targetOf, useTargets } from "./targets.ts";
import { Turns } from "./Turns.tsx";
import { useAsking } from "./useAsking.ts";
import { useAskKeys } from "./useAskKeys.ts";

export interface AskPanelProps {
  /** A question to ask at once, when the drawer was opened with one. */
  question?: string | undefined;
}

export function AskPanel({ question }: AskPanelProps) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  // The situation of the last turn goes on, so that closing and opening the drawer changes nothing.
  const [last] = useState(() => readConversation(kb).turns.at(-1)?.setting);
  const [target, setTarget] = useState<Target>(last?.target ?? "draft");
  const [channel, setChannel] = useState(last?.channel);
  const [teaching, setTeaching] = useState(false);
  const setting = useMemo<Setting>(() => ({ target, channel }), [target, channel]);
  const asking = useAsking(setting);
  const { choices } = useTargets(kb);
  useAskKeys(asking, { onTeach: () => setTeaching(true) });

  const { ask } = asking;
  const begun = useRef(false);
  useEffect(() => {
    if (question !== undefined && question !== "" && !begun.current) void ask(question);
    begun.current = true;
  }, [question, ask]);

  const search = { target: target === "draft" ? undefined : target, channel, q: asking.conversation.asked ?? undefined };
  return (
    <>
      <div className={css.panelBar}>
        <HeadSelect
          label={t("ask.target.label")}
          icon={<IconGitBranch size={14} aria-hidden />}
          options={choices}
          value={targetKey(target)}
          onChange={(key) => setTarget(targetOf(key))}
        />
        <ChannelChoice kb={kb} channel={channel} onChange={setChannel} />
        <span className="grow" />
        {asking.conversation.turns.length > 0 && (
          <ScreenLink screen="ask" search={search}>
            {t("why.open")}
          </ScreenLink>
        )}
      </div>
      {asking.conversation.turns.length === 0 ? (
        <Begin asking={asking} small />
      ) : (
        <Turns asking={asking} teaching={teaching} onTeaching={setTeaching} />
      )}
      <AskField asking={asking} draft="ask" />
    </>
  );
}
