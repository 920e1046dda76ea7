import { mergeConfig } from "vitest/config";
import base from "./vitest.config";

/** Tests against real servers: one file at a time, each with servers of its own. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  {
    test: {
      include: ["lib/**/*.real.test.ts"],
      fileParallelism: false,
      testTimeout: 180_000,
      hookTimeout: 600_000,
    },
  },
);
