// Channels are free names; the four a new knowledge base starts with have words in both languages.
import i18next from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

const known = ["web", "app", "wechat", "phone"] as const;
const isKnown = (name: string): name is (typeof known)[number] => known.some((one) => one === name);

/** Outside of components: what is drawn with it must be drawn anew when the language changes. */
export const channelWords = (channel: string): string => (isKnown(channel) ? i18next.t(`common.channel.${channel}`) : channel);

export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation();
  return useCallback((channel) => (isKnown(channel) ? t(`common.channel.${channel}`) : channel), [t]);
}
