// One audit line in full: who did what when, and where before and after differ.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { Diff } from "../../ui/text/Diff.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import css from "../Settings.module.css";
import { differences, mostShown, type Say } from "./differences.ts";
import { type AuditLine, useAuditWords } from "./useAuditWords.ts";
import { audit } from "../../../shared/i18n/audit.ts";
import { common } from "../../../shared/i18n/common.ts";
import { frame } from "../../../shared/i18n/frame.ts";
import { settings } from "../../../shared/i18n/settings.ts";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { category } from "../../../shared/knowledge/version.ts";
import { useChannelName } from "../../lib/channelName.ts";

/** Shown whole before and after, not word by word. */
const shortValue = 12;

export function AuditDetails({ line, onClose }: { line: AuditLine | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useTimes();
  const words = useAuditWords();
  const say = useSay(line);
  const found = line ? differences(line.before, line.after, say) : [];
  if (!line) {
    return (
      <Column sub label={t("audit.details")} head={<PageHead title={t("audit.details")} />}>
        <EmptyHint small title={t("audit.pick")} line={t("audit.pickLine")} />
      </Column>
    );
  }
  return (
    <Column
      sub
      label={t("audit.details")}
      head={
        <PageHead title={words.action(line.action)}>
          <ActionIcon size="sm" aria-label={t("audit.close")} title={t("audit.close")} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
    >
      <div className={css.diffs}>
        <p className="xs text-2">{[line.by ?? t("audit.system"), full(line.at), words.subject(line)].filter(Boolean).join(" · ")}</p>
        {found.length === 0 && <p className="text-3">{t("audit.same")}</p>}
        <dl className="stack" style={{ gap: 12 }}>
          {found.slice(0, mostShown).map(({ path, before, after }, i) => (
            <div key={`${line.id} ${i}`} className={css.diff}>
              <dt>{words.field(path)}</dt>
              <dd>
                {before !== null && after !== null && Math.max(before.length, after.length) <= shortValue ? (
                  // Yes and no beside each other would read as one word.
                  <>
                    <del>{before}</del> → <ins>{after}</ins>
                  </>
                ) : (
                  <Diff before={before ?? ""} after={after ?? ""} />
                )}
              </dd>
            </div>
          ))}
        </dl>
        {found.length > mostShown && <p className="text-3">{t("audit.more", { count: found.length - mostShown })}</p>}
      </div>
    </Column>
  );
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/u;
const knows = <T extends object>(known: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(known, name);
const raw = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** How recorded values read: names for ids, words for machine words, times in the shop's zone, one line an item of a list. */
function useSay(line: AuditLine | undefined): Say {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const channel = useChannelName();
  const questions = new Map(line?.names.entries.map(({ id, question }) => [id, question]));
  const categories = new Map(line?.names.categories.map(({ id, name }) => [id, name]));
  const separator = t("audit.value.separator");
  const word = (field: string, said: string): string => {
    if (field === "entry" || field === "given" || field === "related") return questions.get(said) ?? said;
    if (field === "category") return categories.get(said) ?? said;
    if (field === "channel" || field === "channels") return channel(said);
    if (field === "role" && knows(common.zh.role, said)) return t(`common.role.${said}`);
    if (field === "language" && knows(common.zh.languageName, said)) return t(`common.languageName.${said}`);
    if (field === "outcomes" && said !== "withConfidence" && knows(common.zh.outcome, said)) return t(`common.outcome.${said}`);
    if (field === "scopes" && knows(settings.zh.keys.scope, said)) return t(`settings.keys.scope.${said}`);
    if (field === "existing" && knows(audit.zh.value.existing, said)) return t(`audit.value.existing.${said}`);
    if (field === "start" && knows(audit.zh.value.start, said)) return t(`audit.value.start.${said}`);
    if (field === "verdict" && knows(audit.zh.value.verdict, said)) return t(`audit.value.verdict.${said}`);
    if (field === "kind" && knows(audit.zh.value.kind, said)) return t(`audit.value.kind.${said}`);
    if (field === "kind" && knows(frame.zh.jobs.verb, said)) return t(`frame.jobs.verb.${said}`);
    return instant.test(said) ? times.full(said) : said;
  };
  const value: Say["value"] = (path, one) => {
    const field = path.at(-1) ?? "";
    if (typeof one === "boolean") return t(one ? "audit.value.yes" : "audit.value.no");
    if (typeof one === "number") return field === "live" ? `v${one}` : one.toLocaleString(i18n.language);
    return word(field, raw(one));
  };
  const conditions = (when: unknown): string =>
    (Array.isArray(when) ? when : [])
      .map(({ field, in: values }: { field: string; in: string[] }) =>
        t("audit.value.condition", {
          field: field === "channel" ? t("audit.field.channel") : field === "time" ? t("audit.value.time") : field,
          values: values.map((one) => word(field, one)).join(" / "),
        }),
      )
      .join(separator);
  const item: Say["item"] = (path, one, list) => {
    const { text, kind, when, words, to, word: single } = one;
    if (typeof text === "string") {
      if (kind === "negative") return t("audit.value.negative", { text });
      const on = conditions(when);
      return on === "" ? text : t("audit.value.when", { text, conditions: on });
    }
    if (typeof single === "string") return single;
    if (Array.isArray(words)) {
      const said = words.map(raw).join(separator);
      return typeof to === "string" ? t("audit.value.oneWay", { words: said, to }) : said;
    }
    const node = category.safeParse(one).data;
    if (!node) return value(path, one);
    const tree = list.flatMap((each) => category.safeParse(each).data ?? []);
    const at = categoryPath(tree, node.id).join(" › ");
    return node.skillGroup === null ? at : t("audit.value.category", { path: at, group: node.skillGroup });
  };
  return { value, item, separator };
}
