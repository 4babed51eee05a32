// The ways out where another entry teaches a wording already: have it here, make it negative here or there, merge the two, or look at the other.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Keys } from "../../ui/text/Keys.tsx";
import type { Teacher } from "./useTaught.ts";

/** What can be done here; a way that is missing cannot. */
export interface Ways {
  /** The wording becomes this entry's: taken out there, or kept there as a negative. */
  onTake?: ((as: "none" | "negative") => void) | undefined;
  onNegative?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
  onMerge: (() => void) | null;
  onOpen: () => void;
}

/** `keys`: Enter does the first, Shift Enter makes it a negative. */
export function TaughtWays({ teacher, ways, keys = false }: { teacher: Teacher; ways: Ways; keys?: boolean }) {
  const { t } = useTranslation();
  const { onTake, onNegative, onRemove, onMerge, onOpen } = ways;
  const way = (label: string, run: () => void, first = false, key: string | null = null) => (
    <Button
      size="xs"
      variant="subtle"
      {...(first ? { color: "accent" } : {})}
      {...(keys && key !== null ? { rightSection: <Keys keys={key} /> } : {})}
      onClick={run}
    >
      {label}
    </Button>
  );
  return (
    <>
      {onTake && !teacher.isStandard && way(t("knowledge.taught.take"), () => onTake("none"), true, "Enter")}
      {onMerge && way(t("knowledge.taught.merge"), onMerge, teacher.isStandard || !onTake, teacher.isStandard ? "Enter" : null)}
      {onNegative && way(t("knowledge.taught.negativeHere"), onNegative, false, "shift+Enter")}
      {onTake && !teacher.isStandard && way(t("knowledge.taught.negativeThere"), () => onTake("negative"))}
      {onRemove && way(t("knowledge.taught.remove"), onRemove)}
      {way(t("knowledge.taught.open"), onOpen)}
    </>
  );
}
