import { describe, expect, test } from "vitest";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { clusterObject } from "@/lib/testing/cluster-object";
import { meshSettings } from "./mesh-settings";

function settingsOf(mesh: string | null): ReturnType<typeof meshSettings> {
  const configMap = clusterObject("ConfigMap", "istio-system", "istio", {
    data: { data: { mesh: mesh ?? "" } },
  });
  const snapshot: ClusterSnapshot = {
    revision: 1,
    list: () => [],
    get: (kind, namespace, name) =>
      mesh !== null && `${kind} ${namespace}/${name}` === "ConfigMap istio-system/istio"
        ? configMap
        : undefined,
  };
  return meshSettings(snapshot, { istioNamespace: "istio-system", ignoredCodes: ["KIA1301"] });
}

const DEFAULTS = {
  rootNamespace: "istio-system",
  trustDomains: ["cluster.local"],
  allowAny: true,
  autoMtls: true,
  ignoredCodes: ["KIA1301"],
  gatewaysInOwnNamespace: false,
};

describe("the mesh's settings", () => {
  test.each([
    ["no ConfigMap that can be read", null],
    ["an empty one", ""],
    ["text that is no YAML", "a: [b"],
    ["a list where an object is due", "- a"],
  ])("are Istio's defaults with %s", (_, mesh) => {
    expect(settingsOf(mesh)).toEqual(DEFAULTS);
  });

  test("are read from MeshConfig", () => {
    const mesh = [
      "rootNamespace: istio-config",
      "trustDomain: east.local",
      "trustDomainAliases: [old.local]",
      "outboundTrafficPolicy: { mode: REGISTRY_ONLY }",
      "enableAutoMtls: false",
      "extensionProviders: [{ name: tracer, zipkin: { service: z } }, { name: 7 }, null]",
    ].join("\n");
    expect(settingsOf(mesh)).toEqual({
      ...DEFAULTS,
      rootNamespace: "istio-config",
      trustDomains: ["east.local", "old.local"],
      allowAny: false,
      autoMtls: false,
      extensionProviders: ["tracer"],
    });
  });
});
