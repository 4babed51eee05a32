// What an edit does, in three figures.
import { useTranslation } from "react-i18next";
import { Effect } from "../ui/text/Effect.tsx";
import type { ReadyFlips } from "./knownFlips.ts";

export function FlipFigures({ ready: { gained, moved, lost } }: { ready: ReadyFlips }) {
  const { t } = useTranslation();
  const counts = { gained: gained.questions, moved: moved.questions, lost: lost.questions };
  return <Effect {...counts} label={t("flips.said", counts)} />;
}
