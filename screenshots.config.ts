import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** `npm run screenshots`: the pages and states as they look, into `.local/screenshots`. */
export default defineConfig({
  ...tests,
  outputDir: ".local/test/screenshots",
  testMatch: "screenshots.ts",
  timeout: 300_000,
  reporter: "list",
});
