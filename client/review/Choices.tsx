// What else can be done with a missed question, each with its key and what it means.
import { IconArrowBackUp, IconBan, IconClockPause, IconPlus, IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChoiceRow } from "../ui/list/Row.tsx";

export interface ChoicesProps {
  onNew: () => void;
  onNotOurs: () => void;
  onLater: () => void;
  onOther: () => void;
  /** Null: nothing to take back. */
  onUndo: (() => void) | null;
}

export function MissChoices({ onNew, onNotOurs, onLater, onOther, onUndo }: ChoicesProps) {
  const { t } = useTranslation();
  const icon = { size: 16, "aria-hidden": true } as const;
  return (
    <div style={{ padding: "8px 0" }}>
      <ChoiceRow
        keys="f"
        icon={<IconSearch {...icon} />}
        name={t("decide.choice.other")}
        line={t("decide.choice.otherLine")}
        onRun={onOther}
      />
      <ChoiceRow
        keys="n"
        icon={<IconPlus {...icon} />}
        name={t("decide.choice.newEntry")}
        line={t("decide.choice.newLine")}
        onRun={onNew}
      />
      <ChoiceRow
        keys="i"
        icon={<IconBan {...icon} />}
        name={t("decide.choice.notOurs")}
        line={t("decide.choice.notOursLine")}
        onRun={onNotOurs}
      />
      <ChoiceRow
        keys="s"
        icon={<IconClockPause {...icon} />}
        name={t("decide.choice.later")}
        line={t("decide.choice.laterLine")}
        onRun={onLater}
      />
      <ChoiceRow
        keys="u"
        icon={<IconArrowBackUp {...icon} />}
        name={t("decide.choice.undo")}
        line={t("decide.choice.undoLine")}
        onRun={onUndo}
      />
    </div>
  );
}
