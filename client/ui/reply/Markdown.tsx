// An answer as the customer sees it. The renderer is loaded when first needed; until then the plain text keeps the place.
import { lazy, Suspense } from "react";
import css from "./Markdown.module.css";

const MarkdownText = lazy(() => import("./MarkdownText.tsx"));

export interface MarkdownProps {
  text: string;
  /** Nothing in it can be pressed. */
  isStill?: boolean;
}

export function Markdown({ text, isStill = false }: MarkdownProps) {
  return (
    <div className={css.markdown}>
      <Suspense
        fallback={
          <p className={css.plain} aria-busy>
            {text}
          </p>
        }
      >
        <MarkdownText text={text} isStill={isStill} />
      </Suspense>
    </div>
  );
}
