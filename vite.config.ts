import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The client's root is client/, so that data/ is never served in development.
export default defineConfig({
  root: "client",
  plugins: [react()],
  build: { outDir: "../dist/client", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
});
