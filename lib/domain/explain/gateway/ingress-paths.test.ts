import { describe, expect, it } from "vitest";
import { configObject } from "@/lib/testing/config-object";
import type { JsonObject } from "../../mesh/cluster-object";
import { ingressPaths } from "./ingress-paths";

const said = (...paths: readonly JsonObject[]): readonly string[] => {
  const spec = { rules: [{ host: "A.b", http: { paths: [...paths] } }] };
  return ingressPaths([configObject("Ingress", "shop/i", { spec })]).map(
    ({ path, place, hostname }) => `${path.type} ${path.value} ${place} ${hostname}`,
  );
};
const at = (index: number): string => `spec.rules[0].http.paths[${index}] a.b`;

// https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
describe("paths of an Ingress", () => {
  it.each<readonly [written: JsonObject, expected: string]>([
    [{ path: "/a", pathType: "Exact" }, "Exact /a"],
    [{ path: "/a", pathType: "Prefix" }, "PathPrefix /a"],
    [{ path: "/a/", pathType: "Prefix" }, "PathPrefix /a"],
    [{ path: "/", pathType: "Prefix" }, "PathPrefix /"],
    [{ pathType: "Prefix" }, "PathPrefix /"],
    [{ path: "/a", pathType: "ImplementationSpecific" }, "Exact /a"],
    [{ path: "/a/*" }, "PathPrefix /a"],
    [{ path: "/a.*" }, "PathPrefix /a"],
    [{ path: "/a*" }, "Exact /a*"],
    [{}, "Exact /"],
  ])("%j is %s", (written, expected) => {
    expect(said(written)).toEqual([`${expected} ${at(0)}`]);
  });

  it("are tried by their length, of equals the exact one first", () => {
    expect(
      said({ path: "/a", pathType: "Prefix" }, { path: "/a", pathType: "Exact" }, { path: "/a/b" }),
    ).toEqual([`Exact /a/b ${at(2)}`, `Exact /a ${at(1)}`, `PathPrefix /a ${at(0)}`]);
  });

  it("are for every host where a rule names none", () => {
    const spec = { rules: [{ http: { paths: [{}] } }, {}, { http: "x" }] };
    const found = ingressPaths([configObject("Ingress", "shop/i", { spec })]);
    expect(found.map(({ hostname }) => hostname)).toEqual(["*"]);
  });
});
