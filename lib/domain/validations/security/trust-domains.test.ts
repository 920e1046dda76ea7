import { expect, it } from "vitest";
import { MESH_DEFAULTS } from "@/lib/testing/mesh-view-of";
import { isOfMesh } from "./trust-domains";

it.each([
  ["east.example", true],
  ["old.example", true],
  ["cluster.local", true],
  ["", true],
  ["west.example", false],
  ["east.example.com", false],
])("%j is a trust domain of a mesh of east.example, once old.example: %s", (domain, expected) => {
  expect(isOfMesh(domain, { ...MESH_DEFAULTS, trustDomains: ["east.example", "old.example"] })).toBe(
    expected,
  );
});
