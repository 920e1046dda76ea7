import { describe, expect, it } from "vitest";
import { jsonAt, objectsIn } from "../../world/read-json";
import { findKind } from "../kinds/find-kind";
import { SERVED_KINDS } from "../kinds/served-kinds";
import { customResourceDefinitions } from "./custom-resource-definitions";
import { definitionName } from "./definition-name";
import { definitionNamed } from "./definition-named";
import { goFieldsOf } from "./go-fields-of";
import { hasRules } from "./has-rules";
import { loadData } from "./load-data";

const CREATED = "2026-01-01T00:00:00Z";
const definitions = customResourceDefinitions(CREATED);

describe("customResourceDefinitions", () => {
  it("declare every custom kind and no other", () => {
    const declared = definitions.map(({ metadata }) => metadata.name).toSorted();
    const served = SERVED_KINDS.filter(({ custom }) => custom).map(
      ({ group, plural }) => `${plural}.${group}`,
    );
    expect(declared).toEqual(served.toSorted());
  });

  it("are established, with one stored version", () => {
    for (const { status } of definitions) {
      expect(objectsIn(jsonAt(status, "conditions")).every((one) => one["status"] === "True")).toBe(true);
      expect(jsonAt(status, "storedVersions")).toHaveLength(1);
    }
  });

  it("carry the schema of each version", () => {
    const routes = definitions.find(
      ({ metadata }) => metadata.name === "virtualservices.networking.istio.io",
    );
    const versions = objectsIn(jsonAt(routes?.["spec"], "versions"));
    expect(versions.map(({ name }) => name)).toEqual(["v1", "v1alpha3", "v1beta1"]);
    for (const version of versions)
      expect(jsonAt(version, "schema", "openAPIV3Schema", "properties", "spec", "type")).toBe("object");
    expect(routes?.metadata.creationTimestamp).toBe(CREATED);
  });
});

describe("definitions", () => {
  it.each([
    ["v1", "Pod", "io.k8s.api.core.v1.Pod"],
    ["apps/v1", "Deployment", "io.k8s.api.apps.v1.Deployment"],
    ["rbac.authorization.k8s.io/v1", "Role", "io.k8s.api.rbac.v1.Role"],
    [
      "apiextensions.k8s.io/v1",
      "CustomResourceDefinition",
      "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition",
    ],
    ["networking.istio.io/v1", "Gateway", "io.istio.networking.v1.Gateway"],
    ["gateway.networking.k8s.io/v1", "Gateway", "io.k8s.networking.gateway.v1.Gateway"],
  ])("of %s %s are named as the API server names them", (apiVersion, name, expected) => {
    const kind = findKind(apiVersion, name);
    expect(kind && definitionName(kind, apiVersion.split("/").at(-1) ?? "")).toBe(expected);
  });

  it("are found by name, and only by a name", () => {
    expect(definitionNamed("io.k8s.api.core.v1.PodSpec")?.["type"]).toBe("object");
    for (const name of ["", "io.k8s.api.core.v1.None", "../kinds.x", "none"])
      expect(definitionNamed(name)).toBeUndefined();
  });

  it.each(["../package", "/etc/passwd", "kinds/../kinds", "none", ""])(
    "reads no file but its own: %j",
    (name) => {
      expect(loadData(name)).toEqual({});
    },
  );

  it("know which fields of a Go struct are always written, and which are left out when empty", () => {
    expect(goFieldsOf("io.k8s.api.apps.v1.ReplicaSetStatus").always).toEqual({ replicas: 0 });
    expect(goFieldsOf("io.k8s.api.core.v1.Container").omitted.has("args")).toBe(true);
    expect(goFieldsOf("none")).toMatchObject({ always: {}, omitted: new Set() });
    expect(goFieldsOf("io.k8s.api.core.v1.Probe").embedded.get("httpGet")).toBe("ProbeHandler");
    expect(goFieldsOf("io.k8s.api.core.v1.ContainerPort").types.get("protocol")).toBe("v1.Protocol");
  });

  it.each([
    ["networking.istio.io/v1", "VirtualService", true],
    ["security.istio.io/v1", "RequestAuthentication", true],
    ["apps/v1", "Deployment", false],
    ["gateway.networking.k8s.io/v1", "ReferenceGrant", false],
  ])("say whether %s %s has rules beyond its types: %s", (apiVersion, name, expected) => {
    const kind = findKind(apiVersion, name);
    expect(kind && hasRules(kind, apiVersion.split("/").at(-1) ?? "")).toBe(expected);
  });
});
