import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement } from "react";
import { expect, test } from "vitest";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { renderMarkup } from "@/lib/testing/render-markup";
import { FindingList } from "./finding-list";

const finding: FindingDto = {
  code: "KIA1104",
  severity: "warning",
  object: { kind: "VirtualService", namespace: "bookinfo", name: "reviews" },
  path: ["spec", "http", 0],
  message: "The weight is not needed.",
  why: "A single route gets everything.",
  related: [{ kind: "DestinationRule", namespace: "bookinfo", name: "rules" }],
  fix: { title: "Remove the weight", patch: [] },
};

type Props = Omit<Parameters<typeof FindingList>[0], "findings">;

function draw(changes: Partial<FindingDto> = {}, props: Props = {}): string {
  const list = createElement(FindingList, { findings: [{ ...finding, ...changes }], ...props });
  return renderMarkup(createElement(NuqsTestingAdapter, null, list));
}

const actions = { onGoTo: () => undefined, onFix: () => undefined };

test("a finding says what is wrong, why it matters, what it looked at, and how to go on", () => {
  const html = draw({}, actions);
  for (const words of [
    "KIA1104",
    finding.message,
    finding.why,
    "rules",
    "Go to line",
    "Remove the weight…",
  ]) {
    expect(html).toContain(words);
  }
  expect(html).toContain('href="https://kiali.io/docs/features/validations/"');
});

test("what cannot be done is not offered: no line of a whole object, no fix where there is none", () => {
  const html = draw({ path: [], fix: null }, actions);
  expect(html).not.toContain("Go to line");
  expect(html).not.toContain("Remove the weight");
});

test("without the right to write the fix is not offered", () => {
  expect(draw()).not.toContain("Remove the weight");
});

test("in brief it is the message alone, with its object where asked for", () => {
  const html = draw({}, { brief: true, showObject: true });
  expect(html).toContain("/config/objects/VirtualService/bookinfo/reviews");
  expect(html).not.toContain(finding.why);
});
