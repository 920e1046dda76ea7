import path from "node:path";
import { defineConfig } from "vitest/config";

const UNIT = {
  include: [
    "lib/**/*.test.{ts,tsx}",
    "components/**/*.test.{ts,tsx}",
    "app/**/*.test.ts",
    "scripts/**/*.test.ts",
  ],
  exclude: ["**/*.real.test.ts", "node_modules/**"],
  testTimeout: 20_000,
  // Left to itself Vitest keeps one core free, which on two cores is half the machine.
  maxWorkers: "100%",
};

/** Tests against real servers (`--mode real`): one file at a time, each with servers of its own. */
const REAL = {
  include: ["lib/**/*.real.test.ts"],
  exclude: ["node_modules/**"],
  fileParallelism: false,
  testTimeout: 180_000,
  hookTimeout: 600_000,
};

export default defineConfig(({ mode }) => ({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      "server-only": path.join(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
  test: { ...(mode === "real" ? REAL : UNIT), env: { TZ: "UTC" } },
}));
