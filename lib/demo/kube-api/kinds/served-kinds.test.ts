import { describe, expect, it } from "vitest";
import { findKind, findResource } from "./find-kind";
import { SERVED_KINDS } from "./served-kinds";

describe("SERVED_KINDS", () => {
  it("names each resource of a group once", () => {
    const names = SERVED_KINDS.map(({ group, plural }) => `${group}/${plural}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives no short name to two resources, so that kubectl never guesses", () => {
    const names = SERVED_KINDS.flatMap(({ shortNames }) => shortNames);
    expect(new Set(names).size).toBe(names.length);
  });

  it("serves no Secrets", () => {
    expect(findResource("", "v1", "secrets")).toBeUndefined();
  });

  it.each(["v1", "v1beta1", "v1alpha3"])("finds the same VirtualService resource at %s", (version) => {
    expect(findKind(`networking.istio.io/${version}`, "VirtualService")).toBe(
      findResource("networking.istio.io", version, "virtualservices"),
    );
    expect(findResource("networking.istio.io", version, "virtualservices")).toBeDefined();
  });

  it("keeps the two Gateways apart by group", () => {
    expect(findKind("gateway.networking.k8s.io/v1", "Gateway")).not.toBe(
      findKind("networking.istio.io/v1", "Gateway"),
    );
  });
});
