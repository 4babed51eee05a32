// The head of the conversation: whom to ask, on which channel, at what time, as whom, and against which other robot.
import { ActionIcon } from "@mantine/core";
import { IconDeviceMobile, IconGitBranch, IconLayoutColumns } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useApi } from "../lib/queries.ts";
import type { SetSearch } from "../lib/useSearchState.ts";
import { PageHead } from "../ui/page/Column.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import css from "./Ask.module.css";
import { ContextChoice, TimeChoice } from "./HeadChoices.tsx";
import type { Setting } from "./conversation.ts";
import type { askSearch, Target } from "./search.ts";
import { type TargetChoice, targetKey, targetOf } from "./targets.ts";
import type { z } from "zod";

const anyChannel = "\u0000any";

export interface AskHeadProps {
  kb: string;
  setting: Setting;
  against: Target | undefined;
  choices: TargetChoice[];
  onChange: SetSearch<z.output<typeof askSearch>>;
}

export function AskHead({ kb, setting, against, choices, onChange }: AskHeadProps) {
  const { t } = useTranslation();
  const other = choices.find(({ value }) => value !== targetKey(setting.target));
  const comparing = against !== undefined;
  const label = comparing ? t("ask.compare.on") : t("ask.compare.label");
  return (
    <div className={css.headBox}>
      <PageHead level={1} title={t("ask.title")}>
        <HeadSelect
          label={t("ask.target.label")}
          icon={<IconGitBranch size={14} aria-hidden />}
          options={choices}
          value={targetKey(setting.target)}
          onChange={(key) => onChange({ target: key === "draft" ? undefined : targetOf(key) })}
        />
        <ChannelChoice kb={kb} channel={setting.channel} onChange={(channel) => onChange({ channel })} />
        <TimeChoice at={setting.at} onChange={(at) => onChange({ at }, { replace: true })} />
        <ContextChoice context={setting.context} onChange={(context) => onChange({ context }, { replace: true })} />
        {(other || comparing) && (
          <ActionIcon
            size="sm"
            aria-label={label}
            title={label}
            aria-pressed={comparing}
            {...(comparing ? { color: "accent", variant: "light" } : {})}
            onClick={() => onChange({ against: comparing || !other ? undefined : targetOf(other.value) })}
          >
            <IconLayoutColumns size={16} aria-hidden />
          </ActionIcon>
        )}
      </PageHead>
    </div>
  );
}

/** A channel of the settings, or none. */
export function ChannelChoice({
  kb,
  channel,
  onChange,
}: {
  kb: string;
  channel: string | undefined;
  onChange: (channel: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const named = useChannelName();
  const channels = useApi("getSettings", { kb }).data?.settings.channels ?? [];
  const all = channel === undefined || channels.includes(channel) ? channels : [...channels, channel];
  return (
    <HeadSelect
      label={t("ask.channel.label")}
      icon={<IconDeviceMobile size={14} aria-hidden />}
      options={[{ value: anyChannel, label: t("ask.channel.any") }, ...all.map((value) => ({ value, label: named(value) }))]}
      value={channel ?? anyChannel}
      onChange={(value) => onChange(value === anyChannel ? undefined : value)}
    />
  );
}
