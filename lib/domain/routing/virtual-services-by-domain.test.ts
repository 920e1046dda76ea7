import { expect, it } from "vitest";
import { shopRouting } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject } from "../mesh/cluster-object";
import { virtualServicesByDomain } from "./virtual-services-by-domain";

const GATE = specObject("Gateway.networking.istio.io", "edge/gate", {
  servers: [{ hosts: ["*.example.com"] }, { hosts: ["shop/*.example.org"] }],
});
const bound = (path: string, hosts: readonly string[], creationTimestamp: string): ClusterObject =>
  specObject("VirtualService", path, { hosts, gateways: ["edge/gate"] }, { creationTimestamp });

it("files VirtualServices under the hosts they are served for, the oldest first, each once", () => {
  const mesh = shopRouting(
    GATE,
    bound("shop/young", ["a.example.com", "a.example.org"], "2026-02-01T00:00:00Z"),
    bound(
      "bank/old",
      ["a.example.com", "a.example.com", "a.example.org", "b.other.net"],
      "2026-01-01T00:00:00Z",
    ),
  );
  const found = virtualServicesByDomain(mesh, GATE, "edge");
  const names = [...found].map(([host, services]) => [host, services.map(({ object }) => object.meta.name)]);
  expect(Object.fromEntries(names)).toEqual({
    "a.example.com": ["old", "young"],
    "a.example.org": ["young"],
  });
  expect(virtualServicesByDomain(mesh, GATE, "edge")).toBe(found);
});
