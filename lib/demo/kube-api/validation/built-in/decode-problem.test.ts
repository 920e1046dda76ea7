import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import { findKind } from "../../kinds/find-kind";
import type { Schema } from "../../schemas/schema";
import { schemaOf } from "../../schemas/schema-of";
import { decodeProblem } from "./decode-problem";
import { throughGo } from "./through-go";

function schemaNamed(apiVersion: string, name: string): Schema {
  const kind = findKind(apiVersion, name);
  const schema = kind && schemaOf(kind, apiVersion.split("/").at(-1) ?? "");
  if (schema === undefined) throw new Error(`${name} is not served`);
  return schema;
}
const POD = schemaNamed("v1", "Pod");
const container = (fields: JsonObject): JsonObject => ({ spec: { containers: [fields] } });

describe("decodeProblem", () => {
  it.each<readonly [JsonObject, string]>([
    [{ spec: "x" }, "string into Go struct field Pod.spec of type v1.PodSpec"],
    [
      { spec: { containers: {} } },
      "object into Go struct field PodSpec.spec.containers of type []v1.Container",
    ],
    [
      { spec: { containers: ["x"] } },
      "string into Go struct field PodSpec.spec.containers of type v1.Container",
    ],
    [container({ name: 1 }), "number into Go struct field Container.spec.containers.name of type string"],
    [container({ tty: "x" }), "string into Go struct field Container.spec.containers.tty of type bool"],
    [
      container({ ports: [{ containerPort: 1.5 }] }),
      "number 1.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32",
    ],
    [
      container({ ports: [{ containerPort: 3_000_000_000 }] }),
      "number 3000000000 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32",
    ],
    [
      { spec: { nodeSelector: { a: 1 } } },
      "number into Go struct field PodSpec.spec.nodeSelector of type string",
    ],
    [
      { metadata: { labels: [] } },
      "array into Go struct field ObjectMeta.metadata.labels of type map[string]string",
    ],
  ])("of %j is the decoder's", (object, problem) => {
    expect(decodeProblem(POD, object, { struct: "Pod", path: "" })).toBe(`json: cannot unmarshal ${problem}`);
  });

  it.each<readonly [JsonObject, string]>([
    [container({ resources: { limits: { cpu: "abc" } } }), "quantities must match the regular expression"],
    [{ metadata: { creationTimestamp: "x" } }, 'parsing time "x" as'],
  ])("of %j names the format", (object, problem) => {
    expect(decodeProblem(POD, object, { struct: "Pod", path: "" })).toContain(problem);
  });

  it("is what a type's own decoder says, wherever it says it", () => {
    const both = container({ name: 1, resources: { limits: { cpu: "abc" } } });
    expect(decodeProblem(POD, both, { struct: "Pod", path: "" })).toContain("quantities");
  });

  it("names the struct that a field is embedded with, and the type of its own that it has", () => {
    const probe = container({ livenessProbe: { httpGet: { scheme: 1 } } });
    expect(decodeProblem(POD, probe, { struct: "Pod", path: "" })).toBe(
      "json: cannot unmarshal number into Go struct field HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.scheme of type v1.URIScheme",
    );
  });

  it.each<JsonObject>([
    container({
      name: "a",
      resources: { limits: { cpu: 1, memory: "1Gi" } },
      livenessProbe: { httpGet: { port: "web" } },
    }),
    { spec: null, metadata: null },
    { metadata: { managedFields: [{ fieldsV1: { "f:spec": {} } }] } },
    { unknown: { any: ["thing"] } },
  ])("is none of %j", (object) => {
    expect(decodeProblem(POD, object, { struct: "Pod", path: "" })).toBeNull();
  });
});

describe("throughGo", () => {
  const written = (apiVersion: string, kind: string, object: JsonObject): unknown => {
    const value = throughGo(schemaNamed(apiVersion, kind), object);
    return isObject(value) ? value : {};
  };
  it.each<readonly [string, string, string, JsonObject, JsonObject]>([
    [
      "drops what is zero and left out then",
      "v1",
      "ServiceAccount",
      { secrets: [], automountServiceAccountToken: null },
      { metadata: {} },
    ],
    [
      "keeps what a pointer holds",
      "v1",
      "ConfigMap",
      { immutable: false, data: { a: "" } },
      { metadata: {}, immutable: false, data: { a: "" } },
    ],
    [
      "makes an empty text of a null in a map",
      "v1",
      "ConfigMap",
      { data: { a: null } },
      { metadata: {}, data: { a: "" } },
    ],
    [
      "writes fields that have no zero to leave out",
      "rbac.authorization.k8s.io/v1",
      "ClusterRole",
      {},
      { metadata: {}, rules: null },
    ],
    [
      "writes the counts of a status",
      "apps/v1",
      "ReplicaSet",
      { spec: { selector: null, replicas: 0 } },
      {
        metadata: {},
        spec: { replicas: 0, selector: null, template: { metadata: {}, spec: { containers: null } } },
        status: { replicas: 0 },
      },
    ],
  ])("%s", (_, apiVersion, kind, object, expected) => {
    expect(written(apiVersion, kind, object)).toEqual(expected);
  });

  it("makes the zero of its type of a null in a list or a map", () => {
    const nulls = { spec: { containers: [null, { name: "a", resources: { limits: { cpu: null } } }] } };
    expect(written("v1", "Pod", nulls)).toMatchObject({
      spec: { containers: [{ name: "", resources: {} }, { resources: { limits: { cpu: "0" } } }] },
    });
  });

  it("changes nothing a second time", () => {
    const once = written(
      "v1",
      "Pod",
      container({
        name: "a",
        args: [],
        env: [{ name: "A", value: "" }],
        resources: { limits: { cpu: "1000m" } },
      }),
    );
    expect(written("v1", "Pod", isObject(once) ? once : {})).toEqual(once);
  });
});
