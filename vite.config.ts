import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The merchant's application: built from admin/ into dist/admin, served under /admin/. */
export default defineConfig({
  root: "admin",
  base: "/admin/",
  plugins: [react()],
  build: {
    outDir: "../dist/admin",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    // Fonts stay files: the page's content policy allows nothing inlined.
    assetsInlineLimit: 0,
  },
  server: {
    // While developing, everything but the application is asked of a running Carnet.
    proxy: { "^/(api|s)/": { target: process.env["CARNET_URL"] ?? "http://127.0.0.1:3000" } },
  },
});
