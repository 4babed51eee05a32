// What a table's columns were read as stands in a line, and any of them can be read as something else.
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { type ChosenFields, ColumnsAsRead } from "../../../client/ui/form/TableChoices.tsx";
import { renderPart } from "../support/renderPart.tsx";

type Field = "question" | "role";
const fields = [
  { value: "question" as const, label: "Question" },
  { value: "role" as const, label: "Said by" },
];
const columns = [
  { name: "message", samples: ["hello"], field: "question" },
  { name: "sender", samples: ["Lin"], field: "role" },
];

function Columns({ onChosen }: { onChosen: (chosen: ChosenFields<Field>) => void }) {
  const [chosen, setChosen] = useState<ChosenFields<Field>>({});
  const change = (next: ChosenFields<Field>): void => (setChosen(next), onChosen(next));
  return <ColumnsAsRead columns={columns} fields={fields} chosen={chosen} onChange={change} />;
}

test("a column that was understood is shown, and can be left out", async () => {
  let said: ChosenFields<Field> = {};
  const { user } = renderPart(<Columns onChosen={(chosen) => (said = chosen)} />);
  expect(screen.getByText(/message → Question · sender → Said by/u)).toBeVisible();
  expect(screen.queryByRole("combobox")).toBeNull();
  await user.click(screen.getByRole("button", { name: "改" }));
  const sender = screen.getByRole("combobox", { name: "列「sender」是" });
  expect(sender).toHaveValue("Said by");
  await user.click(sender);
  await user.click(await screen.findByRole("option", { name: "不导入" }));
  expect(said).toEqual({ sender: "none" });
});
