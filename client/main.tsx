// Starts the page: language, cache, router, first drawing.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, createQueryClient } from "./App.tsx";
import { startLanguage } from "./lib/language.ts";
import { createAppRouter } from "./routes.tsx";
import "./styles.css";

startLanguage();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const client = createQueryClient();
createRoot(root).render(
  <StrictMode>
    <App router={createAppRouter(client)} client={client} />
  </StrictMode>,
);
