// The first step of an import: which columns are read, an example, and the file.
import { Button, FileButton } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { logFields } from "../../../shared/knowledge/logProblem.ts";
import css from "./Import.module.css";

const known = /\.(?:jsonl|ndjson|json|csv|tsv|txt|xlsx)$/iu;

export function ChooseLog({ onChoose }: { onChoose: (file: File) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState(false);
  const choose = (file: File | null | undefined): void => {
    if (!file) return;
    setWrong(!known.test(file.name));
    if (known.test(file.name)) onChoose(file);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return (
    <div className="stack" style={{ gap: 16 }}>
      <p className="text-2">{t("logs.import.line")}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div className={css.columns} tabIndex={0} role="group" aria-label={t("logs.import.column")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("logs.import.column")}</th>
              <th scope="col">{t("logs.import.meaning")}</th>
            </tr>
          </thead>
          <tbody>
            {logFields.map((column) => (
              <tr key={column}>
                <th scope="row">
                  {column}
                  {column === "question" && <span className="text-attention">{` · ${t("logs.import.required")}`}</span>}
                </th>
                <td className="text-2">{t(`logs.import.columns.${column}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row" style={{ gap: 16 }}>
        {exampleFiles.map(({ name, href, label }) => (
          <a key={name} className="link row" style={{ gap: 4 }} href={href} download={name}>
            <IconDownload size={14} aria-hidden />
            {t(`logs.import.${label}`)}
          </a>
        ))}
      </div>
      <div
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(e) => (e.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <FileButton
          onChange={choose}
          accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,.xlsx"
          inputProps={{ "aria-label": t("logs.import.choose") }}
        >
          {(props) => (
            <Button variant="filled" leftSection={<IconUpload size={14} aria-hidden />} data-autofocus {...props}>
              {t("logs.import.choose")}
            </Button>
          )}
        </FileButton>
        <span className="text-3">{t("logs.import.drop")}</span>
      </div>
      {wrong && (
        <p className="xs text-bad" role="alert">
          {t("logs.import.wrongKind")}
        </p>
      )}
    </div>
  );
}

// A small log to start from: every column once, and a line with only what is required.
const rows = [
  {
    id: "a-1001",
    time: "2026-11-11T09:30:00+08:00",
    question: "退货的邮费要我自己付吗",
    conversation: "c1",
    customer: "u77",
    channel: "web",
    outcome: "answered",
    entry: "",
    confidence: 91,
    version: 12,
    helpful: true,
    role: "",
    agent: "",
  },
  {
    id: "a-1002",
    time: "2026-11-11T09:31:10+08:00",
    question: "那取件能约晚上吗",
    conversation: "c1",
    customer: "u77",
    channel: "web",
    outcome: "unanswered",
    entry: "",
    confidence: 31,
    version: 12,
    helpful: "",
    role: "",
    agent: "",
  },
  {
    id: "a-1003",
    time: "2026-11-11T09:31:50+08:00",
    question: "可以的，预约时选 18 点到 21 点就行",
    conversation: "c1",
    customer: "u77",
    channel: "web",
    outcome: "",
    entry: "",
    confidence: "",
    version: "",
    helpful: "",
    role: "agent",
    agent: "小林",
  },
  {
    id: "a-1004",
    time: "2026-11-11 10:02",
    question: "can you ship to taiwan",
    conversation: "c2",
    customer: "u81",
    channel: "app",
    outcome: "",
    entry: "",
    confidence: "",
    version: "",
    helpful: "",
    role: "",
    agent: "",
  },
  {
    id: "",
    time: "",
    question: "没有电梯能送上楼吗",
    conversation: "",
    customer: "",
    channel: "",
    outcome: "",
    entry: "",
    confidence: "",
    version: "",
    helpful: "",
    role: "",
    agent: "",
  },
];

const jsonl = rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "")))).join("\n");
const csv = [logFields.join(","), ...rows.map((row) => logFields.map((column) => row[column]).join(","))].join("\r\n");

const link = (type: string, text: string): string => `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
/** For `<a download>`; the BOM lets spreadsheets read the Chinese. */
const exampleFiles = [
  { name: "log-example.jsonl", href: link("application/x-ndjson", `${jsonl}\n`), label: "exampleJsonl" },
  { name: "log-example.csv", href: link("text/csv", `\uFEFF${csv}\r\n`), label: "exampleCsv" },
] as const;
