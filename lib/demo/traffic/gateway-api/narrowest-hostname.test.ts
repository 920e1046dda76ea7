import { expect, it } from "vitest";
import { narrowestHostname } from "./narrowest-hostname";

// https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto (VirtualHost.domains)
it.each<[string, readonly string[], string | null]>([
  ["none of none", [], null],
  ["an exact name before wildcards", ["*.example.com", "a.b", "*"], "a.b"],
  ["the longest wildcard", ["*", "*.example.com", "*.a.example.com"], "*.a.example.com"],
  ["the only one", ["*"], "*"],
])("chooses %s", (_, hostnames, expected) => {
  expect(narrowestHostname(hostnames)).toBe(expected);
});
