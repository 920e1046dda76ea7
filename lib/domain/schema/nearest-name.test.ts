import { expect, it } from "vitest";
import { nearestName } from "./nearest-name";

it.each([
  ["hosst", ["hosts", "http", "gateways"], "hosts"],
  ["MESHLENS_CONTXT", ["MESHLENS_CONTEXT", "MESHLENS_AUTH"], "MESHLENS_CONTEXT"],
  ["timeOut", ["timeout", "retries"], "timeout"],
  ["somethingElse", ["hosts", "http"], null],
  ["a", [], null],
])("of %s and %j is %s", (name, known, expected) => {
  expect(nearestName(name, known)).toBe(expected);
});
