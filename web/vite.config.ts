import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { mockApi } from "./dev/plugin.ts";

const gateway = process.env.KLIENTELA_URL ?? "http://localhost:8080";

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === "mock" ? [mockApi()] : [])],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    host: "127.0.0.1",
    port: 5173,
    ...(mode === "mock" ? {} : { proxy: { "/api": gateway, "/auth": gateway } }),
  },
  build: {
    target: "es2023",
    // Fonts and icons stay files of their own: the Content-Security-Policy allows no data: URLs for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/test/setup.ts"],
    css: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ["node_modules", "dist", "target"],
  },
}));
