// Spot checks on the Logs screen: all of them with the form that starts one, or the one the address names.
import type { SetSearch } from "../../lib/useSearchState.ts";
import type { LogsSearch } from "../search.ts";
import { CheckList } from "./CheckList.tsx";
import { CheckView } from "./CheckView.tsx";

export interface SpotChecksProps {
  kb: string;
  /** "all", or a spot check's id. */
  check: string;
  item: number | undefined;
  onChange: SetSearch<LogsSearch>;
}

export function SpotChecks({ kb, check, item, onChange }: SpotChecksProps) {
  if (check === "all") {
    return (
      <CheckList
        kb={kb}
        onOpen={(id) => onChange({ spotCheck: id, item: undefined })}
        onBack={() => onChange({ spotCheck: undefined, item: undefined })}
      />
    );
  }
  return (
    <CheckView
      key={check}
      kb={kb}
      check={check}
      item={item}
      onItem={(next) => onChange({ item: next }, { replace: item === undefined || next === undefined })}
      onBack={() => onChange({ spotCheck: "all", item: undefined })}
    />
  );
}
