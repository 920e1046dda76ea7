import { describe, expect, it } from "vitest";
import { SCENARIO_NAMES, type ScenarioName } from "@/lib/demo/scenario-names";
import type { ExpectedFinding } from "./expected-finding";
import { ambientFindings } from "./expected-findings/ambient";
import { bookinfoFindings } from "./expected-findings/bookinfo";
import { brokenConfigFindings } from "./expected-findings/broken-config";
import { canaryFindings } from "./expected-findings/canary";
import { egressFindings } from "./expected-findings/egress";
import { mtlsGapFindings } from "./expected-findings/mtls-gap";
import { policiesFindings } from "./expected-findings/policies";
import { shopFindings } from "./expected-findings/shop";
import { webFindings } from "./expected-findings/web";
import { findingRows, scenarioFindings } from "./scenario-findings";

const EXPECTED: Readonly<Record<ScenarioName, readonly ExpectedFinding[]>> = {
  bookinfo: bookinfoFindings,
  canary: canaryFindings,
  web: webFindings,
  shop: shopFindings,
  "mtls-gap": mtlsGapFindings,
  policies: policiesFindings,
  egress: egressFindings,
  ambient: ambientFindings,
  "broken-config": brokenConfigFindings,
};
const texts = (rows: readonly ExpectedFinding[]): readonly string[] =>
  rows.map((row) => row.join(" ").trimEnd()).toSorted();

describe("every scenario of the simulated mesh yields exactly its expected findings", () => {
  it.each(SCENARIO_NAMES)("%s", (name) => {
    expect(texts(findingRows(scenarioFindings(name)))).toEqual(texts(EXPECTED[name]));
  });

  it("large(4,10), in which nothing is wrong", () => {
    expect(scenarioFindings("large(4,10)")).toEqual([]);
  });
});

describe("the words of findings", () => {
  const all = SCENARIO_NAMES.flatMap((name) => scenarioFindings(name));
  it("are whole sentences that name what they are about, and say what follows", () => {
    for (const { message, why } of all) {
      expect(message).toMatch(/^["A-Z0-9].*\.$/);
      expect(why.length).toBeGreaterThan(20);
    }
  });
});
