import { appendFileSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// What the contract says in words, and how it names its shapes, is for the OpenAPI document, which the server writes, and what it answers is for the server to check: 8 kB gzipped that no page needs.
const withoutWords: Plugin = {
  name: "contract-without-words",
  apply: "build",
  enforce: "pre",
  transform: (code, id) =>
    /\/shared\/(?:contract|knowledge)\/[^/]+\.ts$/u.test(id)
      ? {
          code: code
            .replace(/\.describe\(\s*"(?:[^"\\]|\\.)*",?\s*\)/gu, "")
            .replace(/\.meta\(\{ id: "\w+" \}\)/gu, "")
            .replace(/^ {4}summary:\s*"(?:[^"\\]|\\.)*",\n/gmu, "")
            // Whom the server lets in, and how it goes about it.
            .replace(/^ {4}(?:permission|async|status|largest): [^\n]*,\n/gmu, "")
            // What may go wrong is read from what went wrong.
            .replace(/^ {4}errors: \[[^\]]*\],\n/gmu, "")
            // Nor does a page check what it sends and is answered: an endpoint's input ends where its next field, at the same indent, or itself does.
            .replace(/^ {4}(?:in|out)put: [\s\S]*?(?=^ {4}\w|^ {2}\})/gmu, ""),
          map: null,
        }
      : null,
};

// Nor does a page write JSON Schemas: what zod makes them by is 5 kB gzipped.
const withoutJsonSchemas: Plugin = {
  name: "zod-without-json-schemas",
  apply: "build",
  transform: (code, id) =>
    /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/u.test(id)
      ? {
          code: code
            .replace(/^export const (\w+Processor) = [\s\S]*?^\};$/gmu, "export const $1 = () => {};")
            .replace(/^export const (create\w+Method) = [\s\S]*?^\};$/gmu, "export const $1 = () => () => ({});"),
          map: null,
        }
      : null,
};

// What is bundled stands in licences.md with its licence (build.license), but for what only style sheets name, and what the engine was made of.
const licences = "licences.md";
const meanings = `
## GloVe (PDDL-1.0)

What the engine knows of how near English words are in meaning was made of GloVe: Global Vectors for Word Representation (Pennington, Socher and Manning 2014, https://nlp.stanford.edu/projects/glove/), made available under the Public Domain Dedication and License v1.0, https://opendatacommons.org/licenses/pddl/1-0/.
`;
const moreLicences: Plugin = {
  name: "licences-of-font-and-meanings",
  apply: "build",
  writeBundle: ({ dir }) => {
    const font = "@fontsource-variable/inter";
    appendFileSync(`${dir}/${licences}`, `\n## ${font} (OFL-1.1)\n\n${readFileSync(`node_modules/${font}/LICENSE`, "utf8")}${meanings}`);
  },
};

const controls =
  /@mantine\/core\/esm\/(?:core|components\/(?:ActionIcon|Button|CloseButton|FocusTrap|Input|Loader|ModalBase|Modal|Overlay|Paper|Portal|Progress|ScrollArea|Transition|UnstyledButton))\//u;

// The client's root is client/, so that data/ is never served in development.
// Addresses in what is built are relative: the server says under which path it lies (BASE_PATH) when it sends the page.
export default defineConfig({
  root: "client",
  base: "./",
  plugins: [withoutWords, withoutJsonSchemas, react(), moreLicences],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    license: { fileName: licences },
    // What every screen needs in one piece: parted by who else uses which of it, it is 7 kB gzipped more.
    rolldownOptions: {
      // Of the 6,000 icons only those that are drawn are read: half the time.
      experimental: { lazyBarrel: true },
      // Shapes that only the server checks by, and what is made of them, do nothing where nobody asks: 2 kB gzipped.
      treeshake: { manualPureFunctions: ["z", "text", "characters", "page"] },
      output: {
        codeSplitting: {
          groups: [
            { name: "controls", test: controls },
            { name: "common", test: /\/(?:client|shared)\//u, minShareCount: 8 },
          ],
        },
      },
    },
  },
});
