import { expect, test } from "vitest";
import { objectPath } from "./object-path";

const at = (kind: string, cluster: string | null = "Kubernetes"): string | null =>
  objectPath({ kind, namespace: "bookinfo", name: "reviews" }, cluster);

test("configuration leads to its own page", () => {
  expect(at("VirtualService")).toBe("/config/objects/VirtualService/bookinfo/reviews");
});

test.each(["Workload", "Service"])("a %s leads to its node in the graph", (kind) => {
  const type = kind.toLowerCase();
  const url = new URL(at(kind) ?? "", "http://meshlens");
  expect(url.pathname).toBe("/graph");
  expect(url.searchParams.get("type")).toBe(type);
  expect(url.searchParams.get("selected")).toBe(`${type}/Kubernetes/bookinfo/reviews`);
});

test("without the cluster's name nothing is selected, and it can still be found", () => {
  expect(at("Service", null)).toBe("/graph?type=service&find=reviews");
});

test("what Meshlens shows nowhere has no page", () => {
  expect(at("Secret")).toBeNull();
});
