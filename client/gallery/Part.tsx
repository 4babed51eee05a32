// How a part is shown: its name, where it stands and what it is for, and beside it each of its states.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./Gallery.module.css";

export type Kind = "text" | "state" | "form" | "list" | "page" | "reply";

export interface PartProps {
  /** The components, as they are called in code. */
  name: string;
  /** Below client/ui/. */
  file: string;
  what: string;
  children: ReactNode;
}

export function GalleryPart({ name, file, what, children }: PartProps) {
  return (
    <article className={css.part} aria-label={name}>
      <div>
        <h3 className={css.name}>{name}</h3>
        <p className={css.file}>ui/{file}</p>
        <p className="xs text-2">{what}</p>
      </div>
      <div className={css.states}>{children}</div>
    </article>
  );
}

/** One state of a part. `side`: small things, beside each other. */
export function State({ name, side = false, children }: { name: string; side?: boolean; children: ReactNode }) {
  return (
    <div className={css.state}>
      <p className={css.caption}>{name}</p>
      <div className={side ? css.side : undefined}>{children}</div>
    </div>
  );
}

/** A piece of a page for what fills its place. */
export const Stage = ({ height, children }: { height?: number; children: ReactNode }) => (
  <div className={css.stage} style={height === undefined ? undefined : { height }}>
    {children}
  </div>
);

export function KindSection({ kind, children }: { kind: Kind; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section id={kind} className={css.kind} aria-label={t(`gallery.kind.${kind}`)}>
      <div className={css.kindHead}>
        <h2 className="lg">{t(`gallery.kind.${kind}`)}</h2>
        <span className="xs text-3">{t(`gallery.kindLine.${kind}`)}</span>
      </div>
      {children}
    </section>
  );
}
