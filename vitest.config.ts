import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

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
    include: ["**/*.test.ts"],
    exclude: ["node_modules/**", ".next/**", ".local/**", "e2e/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    server: { deps: { inline: ["openapi-typescript"] } },
  },
});
