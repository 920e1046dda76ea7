import { expect, test } from "vitest";
import { findingDocumentation } from "./finding-documentation";

test.each([
  ["KIA1107", "https://kiali.io/docs/features/validations/"],
  ["IST0109", "https://istio.io/latest/docs/reference/config/analysis/ist0109/"],
  ["schema", null],
  ["ISTIO/../x", null],
])("%s is explained at %s", (code, url) => {
  expect(findingDocumentation(code)).toBe(url);
});
