// What else can be done with a missed question, each with its key and what it means.
import { IconArrowBackUp, IconBan, IconClockPause, IconPlus, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Keys } from "../ui/Keys.tsx";
import css from "./Review.module.css";

export interface ChoicesProps {
  onNew: () => void;
  onNotOurs: () => void;
  onLater: () => void;
  onOther: () => void;
  /** Null: nothing to take back. */
  onUndo: (() => void) | null;
}

export function Choices({ onNew, onNotOurs, onLater, onOther, onUndo }: ChoicesProps) {
  const { t } = useTranslation();
  const icon = { size: 16, "aria-hidden": true } as const;
  return (
    <div style={{ padding: "8px 0" }}>
      <Choice
        keys="f"
        icon={<IconSearch {...icon} />}
        name={t("decide.choice.other")}
        line={t("decide.choice.otherLine")}
        onRun={onOther}
      />
      <Choice keys="n" icon={<IconPlus {...icon} />} name={t("decide.choice.newEntry")} line={t("decide.choice.newLine")} onRun={onNew} />
      <Choice
        keys="i"
        icon={<IconBan {...icon} />}
        name={t("decide.choice.notOurs")}
        line={t("decide.choice.notOursLine")}
        onRun={onNotOurs}
      />
      <Choice
        keys="s"
        icon={<IconClockPause {...icon} />}
        name={t("decide.choice.later")}
        line={t("decide.choice.laterLine")}
        onRun={onLater}
      />
      <Choice
        keys="u"
        icon={<IconArrowBackUp {...icon} />}
        name={t("decide.choice.undo")}
        line={t("decide.choice.undoLine")}
        onRun={onUndo}
      />
    </div>
  );
}

function Choice({
  keys,
  icon,
  name,
  line,
  onRun,
}: {
  keys: string;
  icon: ReactNode;
  name: string;
  line: string;
  onRun: (() => void) | null;
}) {
  return (
    <button type="button" className={css.choice} disabled={onRun === null} onClick={() => onRun?.()}>
      <Keys keys={keys} />
      {icon}
      <span>{name}</span>
      <span>{line}</span>
    </button>
  );
}
