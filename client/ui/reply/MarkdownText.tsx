// The Markdown renderer itself (loaded lazily by Markdown.tsx): the dialect of the engine, so that plain text says the same; no raw HTML.
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import { isReadAsMarkdown, syntax, treeExtensions } from "../../../shared/engine/markdown.ts";
import { isShown } from "../../../shared/knowledge/answerText.ts";
import type { MarkdownProps } from "./Markdown.tsx";
import css from "./Markdown.module.css";

const components: Components = {
  // An answer's link must not take the trainer away, nor tell the target where we are.
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  // Pictures by https only: whoever reads along could put another in the place of one that is not.
  img: ({ src, alt = "" }) =>
    typeof src !== "string" || src === "" ? (
      <span>{alt}</span>
    ) : isShown(src) ? (
      <img src={src} alt={alt} loading="lazy" referrerPolicy="no-referrer" />
    ) : (
      <a href={src} target="_blank" rel="noreferrer noopener">
        {alt === "" ? src : alt}
      </a>
    ),
};

/** Within something to press nothing else can be: links and pictures are their words. */
const still: Components = {
  a: ({ children }) => <u>{children}</u>,
  img: ({ alt, src }) => <span>{alt || src}</span>,
};

const plugins: Options["remarkPlugins"] = [
  function () {
    Object.assign(this.data(), { micromarkExtensions: [syntax], fromMarkdownExtensions: treeExtensions });
  },
];

/** An answer; one that would hold up the page for seconds is shown as it was typed. */
export default function MarkdownText({ text, isStill = false }: MarkdownProps) {
  if (!isReadAsMarkdown(text)) return <p className={css.plain}>{text}</p>;
  return (
    <ReactMarkdown remarkPlugins={plugins} components={isStill ? still : components}>
      {text}
    </ReactMarkdown>
  );
}
