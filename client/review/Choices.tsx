// What else can be done with the questions that are meant, each with its key and what it means.
import { IconArrowBackUp, IconBan, IconClockPause, IconPlus, IconSearch, IconSeparator, IconUserPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChoiceRow } from "../ui/list/Row.tsx";

export interface ChoicesProps {
  /** Null: nothing of it is left. */
  onNew: (() => void) | null;
  onNotOurs: (() => void) | null;
  onLater: (() => void) | null;
  onOther: (() => void) | null;
  /** Null: all of them are meant, or none. */
  onSplit: (() => void) | null;
  onAssign: () => void;
  /** Null: nothing to take back. */
  onUndo: (() => void) | null;
}

export function MissChoices({ onNew, onNotOurs, onLater, onOther, onSplit, onAssign, onUndo }: ChoicesProps) {
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
        keys="x"
        icon={<IconSeparator {...icon} />}
        name={t("decide.choice.split")}
        line={t("decide.choice.splitLine")}
        onRun={onSplit}
      />
      <ChoiceRow
        keys="a"
        icon={<IconUserPlus {...icon} />}
        name={t("decide.choice.assign")}
        line={t("decide.choice.assignLine")}
        onRun={onAssign}
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
