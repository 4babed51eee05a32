// How the draft reads a sentence with the saved vocabulary: synonyms and core words found, words ignored, sensitive words, what it would do.
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftText } from "../lib/draftStore.ts";
import { useApi } from "../lib/queries.ts";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./Vocabulary.module.css";

export interface TrySentenceProps {
  kb: string;
  unsaved: number;
}

export function TrySentence({ kb, unsaved }: TrySentenceProps) {
  const { t } = useTranslation();
  const [text, setText] = useDraftText("vocabulary:try");
  const [asked, setAsked] = useState<string | null>(null);
  const { data, error, refetch } = useApi("askRobot", asked === null ? null : { kb, question: asked, target: "draft", explain: true });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(text.trim() === "" ? null : text.trim().slice(0, 1000));
  };
  const reply = data?.reply;
  const read = reply?.explanation;
  return (
    <section className={css.panel} aria-label={t("vocabulary.try.title")}>
      <h2 className="bold">{t("vocabulary.try.title")}</h2>
      <form className={css.tryField} onSubmit={submit}>
        <TextInput
          className="grow"
          aria-label={t("vocabulary.try.label")}
          placeholder={t("vocabulary.try.placeholder")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={1000}
        />
        <Button type="submit">{t("vocabulary.try.run")}</Button>
      </form>
      <p className="xs text-3">{unsaved > 0 ? t("vocabulary.try.unsaved", { count: unsaved }) : t("vocabulary.try.saved")}</p>
      {asked === null ? null : error ? (
        <ErrorText what={t("vocabulary.try.failed")} error={error} onRetry={() => void refetch()} />
      ) : (
        reply &&
        read && (
          <dl className={css.reading} aria-live="polite">
            <dt>{t("vocabulary.try.synonyms")}</dt>
            <dd className="row" style={{ flexWrap: "wrap", gap: 4 }}>
              {read.synonyms.length === 0 ? (
                <span className="text-3">{t("vocabulary.try.none")}</span>
              ) : (
                read.synonyms.map(({ from, to }, i) => (
                  <Tag key={i} hue="accent">
                    {t("vocabulary.try.pair", { from, to })}
                  </Tag>
                ))
              )}
            </dd>
            <Found name={t("vocabulary.try.added")} words={read.added.map((pair) => t("vocabulary.try.counts", pair))} />
            <Found name={t("vocabulary.core")} words={read.core} />
            <Found name={t("vocabulary.try.ignored")} words={read.ignored} />
            <dt>{t("vocabulary.try.sensitive")}</dt>
            <dd className="row" style={{ flexWrap: "wrap", gap: 4 }}>
              {read.sensitive.length === 0 ? (
                <span className="text-3">{t("vocabulary.try.noSensitive")}</span>
              ) : (
                read.sensitive.map((word) => (
                  <Tag key={word} hue="red">
                    {word}
                  </Tag>
                ))
              )}
            </dd>
            <dt>{t("vocabulary.try.outcome")}</dt>
            <dd className="row" style={{ flexWrap: "wrap" }}>
              <Outcome outcome={reply.outcome} confidence={reply.confidence} />
              {reply.answer && (
                <ScreenLink screen="knowledge" search={{ entry: reply.answer.entry }}>
                  {reply.answer.question}
                </ScreenLink>
              )}
            </dd>
          </dl>
        )
      )}
    </section>
  );
}

/** Nothing where nothing was found: only what acted is told. */
function Found({ name, words }: { name: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="row" style={{ flexWrap: "wrap", gap: 4 }}>
        {words.map((word) => (
          <Tag key={word} hue="accent">
            {word}
          </Tag>
        ))}
      </dd>
    </>
  );
}
