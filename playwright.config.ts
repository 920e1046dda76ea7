import { defineConfig } from "@playwright/test";
import { REPORTS } from "./scripts/test-counts";

const url = process.env["E2E_URL"];

export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: REPORTS.playwright }]],
  globalSetup: "./e2e/start-demo.ts",
  use: {
    ...(url !== undefined && { baseURL: new URL(url).origin }),
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
});
