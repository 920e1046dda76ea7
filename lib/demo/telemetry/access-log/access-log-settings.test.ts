import { describe, expect, it } from "vitest";
import { demoMeshConfig } from "@/lib/testing/demo-objects";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshWorld } from "../../traffic/registry/mesh-world";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { type AccessLogFormat, accessLogSettings, type AccessLogSettings } from "./access-log-settings";

const settings = (...objects: readonly K8sObject[]): AccessLogSettings | null =>
  accessLogSettings(meshWorld(objectsView(objects)), "shop", new Map([["app", "web"]]));
const telemetry = (namespace: string, name: string, spec: JsonObject): K8sObject => ({
  apiVersion: "telemetry.istio.io/v1",
  kind: "Telemetry",
  metadata: { namespace, name },
  spec,
});
const ON = { accessLogging: [{ providers: [{ name: "envoy" }] }] };
const OFF = { accessLogging: [{ disabled: true }] };
const selecting = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const MESH_ON = demoMeshConfig("accessLogFile: /dev/stdout\n");

// https://istio.io/latest/docs/tasks/observability/logs/telemetry-api/
describe("accessLogSettings by the Telemetry API", () => {
  it.each<[string, readonly K8sObject[], boolean]>([
    ["nothing", [], false],
    ["the mesh's accessLogFile", [MESH_ON], true],
    ["the root namespace", [telemetry("istio-system", "mesh", ON)], true],
    ["the root namespace against the mesh's file", [MESH_ON, telemetry("istio-system", "mesh", OFF)], false],
    [
      "the namespace before the root namespace",
      [telemetry("istio-system", "mesh", ON), telemetry("shop", "all", OFF)],
      false,
    ],
    [
      "the workload before the namespace",
      [telemetry("shop", "all", OFF), telemetry("shop", "web", { ...ON, ...selecting("web") })],
      true,
    ],
    ["a selector of another workload", [telemetry("shop", "cart", { ...ON, ...selecting("cart") })], false],
    ["another namespace", [telemetry("other", "all", ON)], false],
    [
      "an object that says nothing of access logs",
      [MESH_ON, telemetry("shop", "all", { metrics: [] })],
      true,
    ],
    ["something that is no list", [MESH_ON, telemetry("shop", "all", { accessLogging: 1 })], true],
  ])("follows %s", (_what, objects, isOn) => {
    expect(settings(...objects) !== null).toBe(isOn);
  });
});

it.each([
  ["response.code >= 400", [403, 500]],
  [" response.code<300 ", [0, 200]],
  ["response.code == 500", [500]],
  ["response.code != 200", [0, 403, 500]],
  ["has(request.headers)", [0, 200, 403, 500]],
  ["", [0, 200, 403, 500]],
])("writes by the filter %j the statuses %j", (expression, codes) => {
  const found = settings(telemetry("shop", "some", { accessLogging: [{ filter: { expression } }] }));
  expect([0, 200, 403, 500].filter((code) => found?.isWritten(code))).toEqual(codes);
});

// https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig
describe("accessLogSettings by the mesh configuration", () => {
  const meshed = (more: string): AccessLogFormat | undefined =>
    settings(demoMeshConfig(`accessLogFile: /dev/stdout\n${more}`))?.format;

  it("takes a text format of its own, without its line break", () => {
    expect(meshed(String.raw`accessLogFormat: "%START_TIME% %DURATION%\n"`)).toEqual({
      encoding: "TEXT",
      format: "%START_TIME% %DURATION%",
    });
  });

  it("takes the fields of a JSON format", () => {
    expect(meshed(`accessLogEncoding: JSON\naccessLogFormat: '{"took":"%DURATION%"}'`)).toEqual({
      encoding: "JSON",
      fields: new Map([["took", "%DURATION%"]]),
    });
  });

  it.each(["{", "[1]", '"text"'])("falls back to Istio's fields for the JSON format %j", (format) => {
    const found = meshed(`accessLogEncoding: JSON\naccessLogFormat: '${format}'`);
    expect(found?.encoding === "JSON" && found.fields.has("response_code")).toBe(true);
  });

  it("falls back to Istio's format for one that is too long", () => {
    const found = meshed(`accessLogFormat: "${"x".repeat(20_000)}"`);
    expect(found?.encoding === "TEXT" && found.format.startsWith("[%START_TIME%]")).toBe(true);
  });
});
