// Parts of a file that is looked at before it is taken.
import { Button, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../lib/api.ts";
import { FoundLines, Looks, PreviewFigures, PreviewFoot, SampleRows, SampleText, TableAsks, Ways } from "../ui/form/FilePreview.tsx";
import { type ChosenFields, ColumnsAsRead, ExtraCells, type ExtraWay } from "../ui/form/TableChoices.tsx";
import { UnreadFile } from "../ui/form/UnreadFile.tsx";
import { GalleryPart, Stage, State } from "./Part.tsx";

const nothing = (): void => {};

export function FileParts() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ChosenFields<"question" | "channel">>({});
  const [way, setWay] = useState<ExtraWay>("refuse");
  const question = t("gallery.sample.question");
  const fields = [
    { value: "question" as const, label: question },
    { value: "channel" as const, label: t("gallery.sample.channel") },
  ];
  const columns = [
    { name: "A", samples: [question], field: "question" },
    { name: "B", samples: [], field: null },
  ];
  const details = { why: "header", columns: ["A", "B"] };
  return (
    <>
      <GalleryPart name="ColumnsAsRead, ExtraCells" file="form/TableChoices.tsx" what={t("gallery.what.tableChoices")}>
        <State name={t("gallery.on.plain")}>
          <TableAsks isBusy={false}>
            <ColumnsAsRead columns={columns} fields={fields} chosen={chosen} onChange={setChosen} />
            <ExtraCells
              rows={3}
              sample={{ row: 4, text: question }}
              value={way}
              joined={t("gallery.sample.placeholder")}
              disabled={false}
              onChange={setWay}
            />
          </TableAsks>
        </State>
      </GalleryPart>
      <GalleryPart name="UnreadFile" file="form/UnreadFile.tsx" what={t("gallery.what.unreadFile")}>
        <State name={t("gallery.on.blocked")}>
          <UnreadFile
            what={t("gallery.sample.publish")}
            kept={t("gallery.sample.reason")}
            error={new ApiError("unreadable_file", "", 422, details)}
            name="a.csv"
            header="first"
            fields={fields}
            needs="question"
            onRead={nothing}
          />
        </State>
      </GalleryPart>
      <GalleryPart
        name="PreviewFigures, FoundLines, TableAsks, Ways, Looks, SampleRows, SampleText, PreviewFoot"
        file="form/FilePreview.tsx"
        what={t("gallery.what.filePreview")}
      >
        <State name={t("gallery.on.plain")}>
          <Stage>
            <div className="stack" style={{ gap: 16, padding: 16 }}>
              <PreviewFigures
                figures={[
                  { label: question, value: 12 },
                  { label: t("gallery.sample.channel"), value: 3, tone: "bad" },
                ]}
              />
              <FoundLines>
                <li>
                  {question}
                  <Looks>{t("gallery.sample.placeholder")}</Looks>
                </li>
              </FoundLines>
              <TableAsks isBusy>
                <Ways>
                  <span>{question}</span>
                  <span>{t("gallery.sample.channel")}</span>
                </Ways>
              </TableAsks>
              <SampleRows title={t("gallery.sample.search")} columns={[{ key: "q", label: question }]}>
                <Table.Tr>
                  <Table.Td>
                    <SampleText>{question}</SampleText>
                  </Table.Td>
                </Table.Tr>
              </SampleRows>
              <PreviewFoot>
                <Button variant="subtle">{t("gallery.sample.open")}</Button>
              </PreviewFoot>
            </div>
          </Stage>
        </State>
      </GalleryPart>
    </>
  );
}
