// An answer as the customer sees it. The renderer is loaded when first needed; until then the plain text keeps the place.
import { lazy, Suspense } from "react";
import css from "./Markdown.module.css";

const MarkdownText = lazy(() => import("./MarkdownText.tsx"));

export function Markdown({ text }: { text: string }) {
  return (
    <div className={css.markdown}>
      <Suspense
        fallback={
          <p className={css.plain} aria-busy>
            {text}
          </p>
        }
      >
        <MarkdownText text={text} />
      </Suspense>
    </div>
  );
}
