import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serviceEntryIndex } from "./service-entry-index";

const entries = [
  { namespace: "egress", host: "api.example.com" },
  { namespace: "egress", host: "*.example.com" },
  { namespace: "egress", host: "*.eu.example.com" },
  { namespace: "b", host: "shared.example.org" },
  { namespace: "a", host: "shared.example.org" },
];

describe("serviceEntryIndex", () => {
  it.each<[string, string, string | undefined]>([
    ["the exact host before a wildcard", "api.example.com", "api.example.com"],
    ["a wildcard", "www.example.com", "*.example.com"],
    ["a wildcard several labels deep", "a.b.example.com", "*.example.com"],
    ["the longest wildcard", "a.eu.example.com", "*.eu.example.com"],
    ["the wildcard itself, as telemetry may name it", "*.example.com", "*.example.com"],
    ["no wildcard for its own domain", "example.com", undefined],
    ["no wildcard for a name that only ends alike", "notexample.com", undefined],
    ["nothing for another host", "example.net", undefined],
    ["nothing for no host", "", undefined],
  ])("finds %s: %s", (_, host, expected) => {
    expect(serviceEntryIndex(entries)(host)?.host).toBe(expected);
  });

  it("takes the first namespace where several declare a host, in whatever order", () => {
    for (const declared of [entries, entries.toReversed()])
      expect(serviceEntryIndex(declared)("shared.example.org")?.namespace).toBe("a");
  });

  it("finds only hosts that cover the one called", () => {
    const label = fc.constantFrom("a", "b", "example");
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
    const declared = fc.oneof(
      host,
      host.map((name) => `*.${name}`),
    );
    fc.assert(
      fc.property(fc.array(declared), host, (hosts, called) => {
        const found = serviceEntryIndex(hosts.map((name) => ({ namespace: "n", host: name })))(called);
        const covers = (name: string): boolean =>
          name === called || (name.startsWith("*.") && called.endsWith(name.slice(1)));
        const longest = Math.max(0, ...hosts.filter(covers).map((name) => name.length));
        if (hosts.includes(called)) expect(found?.host).toBe(called);
        else expect(found?.host.length ?? 0).toBe(longest);
      }),
    );
  });
});
