import { expect, test } from "vitest";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { readEntry } from "../draft/model/read-entry";
import { textEdits } from "./text-edits";

const POLICY =
  "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy # who may call\nmetadata:\n  name: a\n  namespace: b\nspec:\n  rules: [] # nobody\n";
const finding: FindingDto = {
  code: "KIA0101",
  severity: "warning",
  object: { kind: "AuthorizationPolicy", namespace: "b", name: "a" },
  path: ["spec", "rules"],
  message: "",
  why: "",
  related: [],
  fix: { title: "Remove the rules", patch: [{ op: "remove", path: "/spec/rules" }] },
};

function edited(text: string, run: (edits: ReturnType<typeof textEdits>) => void): string {
  let now = text;
  run(textEdits(text, readEntry({ baseline: null, text }), (next) => (now = next)));
  return now;
}

test("a policy becomes a dry run by its annotation; every comment stays", () => {
  const text = edited(POLICY, ({ dryRun }) => dryRun?.());
  expect(text).toContain('istio.io/dry-run: "true"');
  expect(text).toContain("# who may call");
  expect(text).toContain("# nobody");
});

test("other kinds cannot be dry runs", () => {
  const text = POLICY.replace("AuthorizationPolicy", "PeerAuthentication");
  expect(textEdits(text, readEntry({ baseline: null, text }), () => undefined).dryRun).toBeNull();
});

test("a fix changes what it names and nothing else", () => {
  const text = edited(POLICY, ({ fix }) => fix(finding));
  expect(text).not.toContain("rules");
  expect(text).toContain("# who may call");
});

test.each([
  ["a finding without a fix", { ...finding, fix: null }, POLICY],
  ["a fix of another state of the object", finding, POLICY.replace("rules", "selector")],
  ["a text that cannot be read", finding, "a: ["],
])("%s leaves the text alone", (_, of, text) => {
  expect(edited(text, ({ fix }) => fix(of))).toBe(text);
});
