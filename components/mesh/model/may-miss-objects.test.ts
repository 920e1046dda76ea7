import { expect, test } from "vitest";
import { mayMissObjects } from "./may-miss-objects";

test.each([
  ["nothing is missing", [], false],
  ["a server that has started within the window", ["startedWithinWindow"], false],
  ["no telemetry at all", ["noTelemetry", "partialWindow"], false],
  ["a kind that may not be read", ["kindUnread"], true],
  ["namespaces that may not be listed, beside old figures", ["stale", "namespacesUnlisted"], true],
  ["a warning that nobody here knows", ["somethingNew"], true],
])("an empty answer is sure unless objects may be hidden: %s", (_rule, codes, expected) => {
  expect(mayMissObjects(codes.map((code) => ({ code })))).toBe(expected);
});
