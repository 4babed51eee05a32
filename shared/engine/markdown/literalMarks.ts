// Stars and underscores that Markdown takes for emphasis and nobody meant so: 大约*点*分, 138****1234, (*^_^*). They stay as they were typed.
import type { Emphasis, RootContent, Strong } from "mdast";
import type { Extension } from "mdast-util-from-markdown";

/** For mdast-util-from-markdown: notes at an emphasis which character made it, as the tree does not say, and puts the characters back in the end. */
export const literalMarks: Extension = {
  enter: {
    emphasisSequence(token) {
      const node = this.stack.at(-1);
      if (node?.type === "emphasis") node.data = { ...node.data, marker: this.sliceSerialize(token) };
    },
  },
  transforms: [(tree): undefined => walk(tree)],
};

declare module "mdast" {
  interface EmphasisData {
    marker?: string;
  }
}

type Parent = { children: RootContent[] };

function walk(parent: Parent): undefined {
  const kept: RootContent[] = [];
  parent.children.forEach((node, i) => {
    if (node.type === "emphasis" || node.type === "strong") {
      const before = edge(parent.children[i - 1] ?? null, "end") || edge(kept.at(-1) ?? null, "end");
      const literal = literalOf(node, before, edge(parent.children[i + 1] ?? null, "start"));
      if (literal) {
        const inner: Parent = { children: literal.children };
        walk(inner);
        kept.push({ type: "text", value: literal.marks }, ...inner.children, { type: "text", value: literal.marks });
        return;
      }
    }
    if ("children" in node) walk(node as Parent);
    kept.push(node);
  });
  if (kept.length > parent.children.length) parent.children = kept;
}

/** The marks to put back and what stands between them; null where it is emphasis. `before` and `after`: the characters beside it, "" for none. */
function literalOf(outer: Emphasis | Strong, before: string, after: string): { marks: string; children: RootContent[] } | null {
  let node: Emphasis | Strong = outer;
  let marks = marksOf(node);
  // Four stars and more come as emphasis within emphasis.
  for (;;) {
    const [only, ...others] = node.children;
    if (others.length > 0 || (only?.type !== "emphasis" && only?.type !== "strong") || !isAdjoining(node, only)) break;
    node = only;
    marks += marksOf(node);
  }
  const { children } = node;
  const text = textOf(children);
  const isLiteral =
    marks.length >= 4 ||
    isFace(before, text, after) ||
    (marks.length === 1
      ? isFromWordToWord(before, text, after) || !WORD.test(text)
      : /^[-\s*./]*$/u.test(text) || (isDigit(before) && isDigit(after)) || before === "*" || after === "*");
  return isLiteral ? { marks, children } : null;
}

const marksOf = (node: Emphasis | Strong): string => (node.type === "strong" ? "**" : (node.data?.marker ?? "*"));

const isAdjoining = (outer: Emphasis | Strong, inner: Emphasis | Strong): boolean =>
  inner.position?.start.offset === (outer.position?.start.offset ?? 0) + marksOf(outer).length;

// A pictograph alone may be emphasised.
const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const FACE = /[\p{S}\p{Pd}\p{Po}\p{Pc}]/u;

/** 5*3*2, 大约*点*分: between letters on both sides, or a single one beside a letter. */
const isFromWordToWord = (before: string, text: string, after: string): boolean =>
  (WORD.test(before) && WORD.test(after)) || ([...text].length === 1 && (WORD.test(before) || WORD.test(after)));

/** ^_^ … ^_^, (*^ω^*), (*￣︶￣) … (*: marks on both sides of both ends, ^ or ￣ within, or a bracket that closes within and opened before. */
const isFace = (before: string, text: string, after: string): boolean => {
  const [first, last] = [firstOf(text), lastOf(text)];
  if (/\p{Sk}/u.test(first) && /\p{Sk}/u.test(last)) return true;
  if (/[(（]/.test(before) && /^[^(（]*[)）]/.test(text)) return true;
  return [before, first, last, after].every((character) => FACE.test(character));
};

const isDigit = (character: string): boolean => /\p{Nd}/u.test(character);

function edge(node: RootContent | null, side: "start" | "end"): string {
  if (node?.type !== "text") return "";
  return side === "end" ? lastOf(node.value) : firstOf(node.value);
}

const firstOf = (text: string): string => [...text.slice(0, 2)][0] ?? "";
const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? "";

const textOf = (nodes: readonly RootContent[]): string =>
  nodes.map((node) => ("value" in node ? node.value : "children" in node ? textOf(node.children) : "")).join("");
