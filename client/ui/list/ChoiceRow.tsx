// One of the things that can be done with what is opened: its key, icon and name, and what it means.
import type { ReactNode } from "react";
import css from "./ChoiceRow.module.css";
import { Keys } from "../text/Keys.tsx";

export interface ChoiceRowProps {
  keys: string;
  icon: ReactNode;
  name: string;
  line: string;
  /** Said of choices of which one stands; left out where each is an action. */
  on?: boolean;
  /** Null: it cannot be done now. */
  onRun: (() => void) | null;
}

export function ChoiceRow({ keys, icon, name, line, on, onRun }: ChoiceRowProps) {
  return (
    <button type="button" className={css.choice} disabled={onRun === null} aria-pressed={on} onClick={() => onRun?.()}>
      <Keys keys={keys} />
      {icon}
      <span>{name}</span>
      <span>{line}</span>
    </button>
  );
}
