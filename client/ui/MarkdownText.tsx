// The Markdown renderer itself (loaded lazily by Markdown.tsx): GitHub's dialect, no raw HTML.
import ReactMarkdown, { type Components } from "react-markdown";
import remarkCjkFriendly from "remark-cjk-friendly/parseOnly";
import remarkGfm from "remark-gfm";

const components: Components = {
  // An answer's link must not take the trainer away, nor tell the target where we are.
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
};

// As written, Markdown's ** does not open before 「 or close after 」 without a space beside it, which Chinese never has.
const plugins = [remarkGfm, remarkCjkFriendly];

export default function MarkdownText({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={plugins} components={components}>
      {text}
    </ReactMarkdown>
  );
}
