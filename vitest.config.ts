import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

const ALONE = ["telemetry.test.ts"];
const include = ["**/*.test.ts"];
const exclude = ["node_modules/**", ".next/**", ".local/**", "e2e/**", ...ALONE];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: "server-only", replacement: `${root}/local/server-only.ts` },
      // openapi-typescript prints through the compiler that was written in JavaScript.
      { find: /^typescript$/, replacement: `${root}/local/typescript-in-javascript.ts` },
    ],
  },
  test: {
    globalSetup: ["./local/test-postgres.ts"],
    projects: [
      // Modules are loaded once a worker: every test opens its own database and closes it.
      { extends: true, test: { name: "together", isolate: false, include, exclude } },
      // What registers itself for the whole process.
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    server: { deps: { inline: ["openapi-typescript"] } },
  },
});
