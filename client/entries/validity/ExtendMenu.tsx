// An entry's end put off by a click, which can be taken back.
import { Button, Menu } from "@mantine/core";
import { IconCalendarPlus, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addDays, instantOfClock, localClock } from "../../../shared/engine/time.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { useBulk } from "../useBulk.ts";

const ways = [
  { text: "week", days: 7 },
  { text: "month", days: 30 },
  { text: "forever", days: null },
] as const;

export function ExtendMenu({ entry, question, until }: { entry: string; question: string; until: string }) {
  const { t } = useTranslation();
  const { timeZone } = useKnowledgeBase();
  const { dayTime } = useTimes();
  const bulk = useBulk();
  const extend = (days: number | null): void => {
    // By the shop's clock: a week later it is the same hour, summer time or not.
    const clock = localClock(until, timeZone);
    const later =
      days === null || clock === null ? null : instantOfClock(`${addDays(clock.slice(0, 10), days)}${clock.slice(10)}`, timeZone);
    if (days !== null && later === null) return;
    void bulk.run({ by: "entries", entries: [entry] }, { field: "validity", validUntil: later }, () =>
      later === null
        ? t("knowledge.calendar.extendedForever", { question })
        : t("knowledge.calendar.extended", { question, date: dayTime(later) }),
    );
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          color="accent"
          leftSection={<IconCalendarPlus size={14} aria-hidden />}
          rightSection={<IconChevronDown size={12} aria-hidden />}
          aria-label={t("knowledge.calendar.extendLabel", { question })}
        >
          {t("knowledge.calendar.extend")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(({ text, days }) => (
          <Menu.Item key={text} onClick={() => extend(days)}>
            {t(`knowledge.calendar.${text}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
