// The columns of Knowledge's views (history, validity, confusion, pairs that are too close): the tree, a list, and what is opened of it.
import { type SplitColumn, SplitColumns } from "../ui/page/SplitColumns.tsx";

type Part = Pick<SplitColumn, "label" | "content">;

export interface ViewColumnsProps {
  tree: SplitColumn;
  list: Part & Pick<SplitColumn, "width" | "min" | "remember">;
  opened: Part;
}

export function ViewColumns({ tree, list, opened }: ViewColumnsProps) {
  return (
    <SplitColumns
      name="knowledge"
      columns={[tree, { id: "list", width: 336, min: 300, max: 640, ...list }, { id: "editor", min: 360, ...opened }]}
    />
  );
}
