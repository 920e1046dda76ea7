import { expect, it } from "vitest";
import { nearestName } from "./nearest-name";

it.each([
  ["hosst", ["hosts", "http", "gateways"], "hosts"],
  ["MESHLENS_CONTXT", ["MESHLENS_CONTEXT", "MESHLENS_AUTH"], "MESHLENS_CONTEXT"],
  ["timeOut", ["timeout", "retries"], "timeout"],
  ["somethingElse", ["hosts", "http"], null],
  ["a", [], null],
  ["hots", ["hosts", "host"], "hosts"],
  ["host", ["hosts"], "hosts"],
  ["hosts", ["host"], "host"],
  ["exportto", ["export", "exportTo"], "exportTo"],
  ["ttp", ["http", "tcp"], "http"],
  ["abcd", ["abxy"], "abxy"],
  ["abc", ["axy"], null],
  ["tls", ["tcp"], null],
  ["", ["a"], null],
])("of %s and %j is %s", (name, known, expected) => {
  expect(nearestName(name, known)).toBe(expected);
});
