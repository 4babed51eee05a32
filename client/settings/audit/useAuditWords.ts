// What an audit line says, in words: what was done, to what, in which field. What we have no words for keeps its machine word.
import { useTranslation } from "react-i18next";
import { audit } from "../../../shared/i18n/audit.ts";
import { frame } from "../../../shared/i18n/frame.ts";
import type { OutputOf } from "../../lib/api.ts";

export type AuditLine = OutputOf<"listAudit">["rows"][number];
type Fields = Record<string, unknown>;

const knows = <T extends object>(known: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(known, name);
const asFields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const asText = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

export interface AuditWords {
  action: (action: string) => string;
  /** What the line is about; "" where its action says it all. */
  subject: (line: AuditLine) => string;
  field: (path: readonly string[]) => string;
}

export function useAuditWords(): AuditWords {
  const { t } = useTranslation();
  const field = (path: readonly string[]): string => {
    // A list that is the whole state: only the category tree is saved so.
    if (path.length === 0) return t("audit.field.categories");
    const words: string[] = [];
    for (const [i, name] of path.entries()) {
      const inside = `${path[i - 1] ?? ""}_${name}`;
      if (knows(audit.zh.field, inside)) words.splice(-1, 1, t(`audit.field.${inside}`));
      else words.push(knows(audit.zh.field, name) ? t(`audit.field.${name}`) : name);
    }
    return words.join(" › ");
  };
  const subject = (line: AuditLine): string => {
    const said = line.subject ?? "";
    const { name, ending, kind, from, until } = { ...asFields(line.before), ...asFields(line.after) };
    if (/^(entry|wording_values)\./u.test(line.action)) return line.names.entries.find(({ id }) => id === said)?.question ?? said;
    if (/^(category|vocabulary|robot_settings)\.saved$/u.test(line.action)) return t("audit.subject.revision", { number: said });
    if (/^version\.(published|rolled_back)$/u.test(line.action)) return t("audit.subject.version", { number: said });
    // Their subject is the job's or the check's id.
    if (/^(version\.publishing|own_wordings\.|sample\.)/u.test(line.action)) return "";
    if (line.action.startsWith("job."))
      return typeof kind === "string" && knows(frame.zh.jobs.verb, kind) ? t(`frame.jobs.verb.${kind}`) : "";
    if (line.action.startsWith("key.")) return t("audit.subject.key", { name: asText(name), ending: asText(ending) });
    if (line.action === "spot_check.started") return t("audit.subject.days", { from: asText(from), until: asText(until) });
    return said;
  };
  return {
    action: (action) => {
      const name = action.replaceAll(".", "_");
      return knows(audit.zh.action, name) ? t(`audit.action.${name}`) : action;
    },
    subject,
    field,
  };
}
