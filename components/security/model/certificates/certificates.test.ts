import { describe, expect, it } from "vitest";
import { certificateState } from "./certificate-state";
import { filterCertificates } from "./filter-certificates";

const HOUR = 3600;
const NOW = 1_800_000_000;

describe("certificateState", () => {
  it.each([
    ["expired a second ago", -1, "default", "expired"],
    ["expires now", 0, "default", "expired"],
    ["five of its hours are left", 5 * HOUR, "default", "late"],
    ["six of its hours are left", 6 * HOUR, "default", "valid"],
    ["freshly renewed", 24 * HOUR, "default", "valid"],
    ["a root with a week left", 7 * 24 * HOUR, "ROOTCA", "late"],
    ["a root with years left", 3000 * 24 * HOUR, "ROOTCA", "valid"],
  ])("%s", (_, seconds, resource, expected) => {
    expect(certificateState(NOW + seconds, resource, NOW)).toBe(expected);
  });
});

describe("filterCertificates", () => {
  const certificate = (pod: string, expiresAt: number): Parameters<typeof filterCertificates>[0][number] => ({
    namespace: "shop",
    workload: "web",
    pod,
    resource: "default",
    expiresAt,
  });
  const all = [certificate("b", 2), certificate("a", 2), certificate("c", 1)];

  it("has those that end first at the top, then by name", () => {
    expect(filterCertificates(all, "").map(({ pod }) => pod)).toEqual(["c", "a", "b"]);
  });

  it("wants every word", () => {
    expect(filterCertificates(all, "Shop/web default")).toHaveLength(3);
    expect(filterCertificates(all, "web nothing")).toEqual([]);
  });
});
