// What the sample shop holds, in numbers counted by the server.
import { IconBook2, IconFolders, IconInbox, IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Session } from "../lib/session.ts";
import css from "./Setup.module.css";

const facts = [
  ["entries", "entriesNote", IconBook2],
  ["turns", "turnsNote", IconListSearch],
  ["missed", "missedNote", IconInbox],
  ["categories", "categoriesNote", IconFolders],
] as const;

export function SampleFacts({ sample }: { sample: NonNullable<Session["sample"]> }) {
  const { t, i18n } = useTranslation();
  return (
    <section className={css.facts} aria-label={t("setup.sample.title")}>
      <h2 className="xs text-2">{t("setup.sample.title")}</h2>
      <ul>
        {facts.map(([fact, note, Icon]) => (
          <li key={fact} className={css.fact}>
            <Icon size={16} aria-hidden />
            <b className={css.number}>{sample[fact].toLocaleString(i18n.language)}</b>
            <span className="grow">{t(`setup.sample.${fact}`)}</span>
            <span className="xs text-2">{t(`setup.sample.${note}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
