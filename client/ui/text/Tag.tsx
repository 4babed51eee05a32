// A small badge: tint = a state, outline = a neutral fact. The hues are LOOK.md's; nothing else has colour.
import type { ReactNode } from "react";
import css from "./Tag.module.css";

export interface TagProps {
  hue?: "grey" | "accent" | "green" | "blue" | "orange" | "red";
  outline?: boolean;
  icon?: ReactNode;
  title?: string | undefined;
  children: ReactNode;
}

export function Tag({ hue = "grey", outline = false, icon, title, children }: TagProps) {
  return (
    <span className={css.tag} data-hue={hue} data-outline={outline || undefined} title={title}>
      {icon}
      {children}
    </span>
  );
}
