import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** Measured with the machine to itself, after everything else of `npm run test:long`. */
export default defineConfig({
  ...tests,
  outputDir: ".local/test/lighthouse",
  testMatch: "lighthouse.ts",
  reporter: "list",
});
