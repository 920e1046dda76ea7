import { describe, expect, it } from "vitest";
import type { AccessLogFormat } from "./access-log-settings";
import type { EnvoyFields } from "./envoy-fields";
import { envoyLine } from "./envoy-line";

const FIELDS: EnvoyFields = new Map<string, string | number | undefined>([
  ["DURATION", 12],
  [":PATH", "/cart"],
  ["RESPONSE_FLAGS", undefined],
]);
const text = (format: string): string => envoyLine({ encoding: "TEXT", format }, FIELDS);
const json = (format: string): unknown => {
  const settings: AccessLogFormat = { encoding: "JSON", fields: new Map([["field", format]]) };
  return JSON.parse(envoyLine(settings, FIELDS));
};

// https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#format-strings
describe("envoyLine", () => {
  it.each([
    ["%DURATION%ms", "12ms"],
    ["%REQ(:PATH)%", "/cart"],
    ["%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%", "/cart"],
    ["%REQ(:path):3%", "/ca"],
    ["%RESPONSE_FLAGS%", "-"],
    ["%REQ(X-NOTHING)%", "-"],
    ["%NO_SUCH_COMMAND%", "-"],
    ["100% of %DURATION%", "100% of 12"],
    ["%(%%", "%(%%"],
  ])("writes %j as %j", (format, written) => {
    expect(text(format)).toBe(written);
  });

  it.each([
    ["%DURATION%", 12],
    ["%RESPONSE_FLAGS%", null],
    ["%DURATION%ms", "12ms"],
    ["%REQ(:PATH):2%", "/c"],
    ["plain", "plain"],
    ["", ""],
  ])("gives the JSON field %j as %j", (format, value) => {
    expect(json(format)).toEqual({ field: value });
  });
});
