import { describe, expect, it } from "vitest";
import { meshObject } from "@/lib/testing/mesh-object";
import type { Json } from "../cluster-object";
import { serviceEntryHosts } from "./service-entry";

describe("serviceEntryHosts", () => {
  it.each<[Json, string[]]>([
    [
      ["api.example.com", "*.example.org"],
      ["api.example.com", "*.example.org"],
    ],
    [[], []],
    ["api.example.com", []],
    [["api.example.com", 1, null], ["api.example.com"]],
    [null, []],
  ])("of hosts %j are %j", (hosts, expected) => {
    expect(serviceEntryHosts(meshObject("ServiceEntry", "apis", {}, { spec: { hosts } }))).toEqual(expected);
  });
});
