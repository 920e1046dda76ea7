import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { gatewayClassExists } from "./gateway-class-exists";
import { gatewayStatus } from "./gateway-status";
import { gatewaysDiffer } from "./gateways-differ";
import { grantedNamespacesExist } from "./granted-namespaces-exist";
import { listenersDiffer } from "./listeners-differ";
import { selectsLabels } from "./selects-labels";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const listener = (more: JsonObject = {}): JsonObject => ({
  name: "web",
  hostname: "www.example.com",
  port: 80,
  protocol: "HTTP",
  ...more,
});
const gateway = (path: string, spec: JsonObject, status?: JsonObject): ClusterObject =>
  specObject(GATEWAY, path, { gatewayClassName: "istio", ...spec }, status === undefined ? {} : { status });

describe("two Gateways", () => {
  const one = gateway("edge/one", { listeners: [listener()] });
  it("with one hostname, port and protocol are told of each other", () => {
    const other = gateway("shop/other", {
      listeners: [listener({ name: "main", hostname: "WWW.example.com" })],
    });
    expect(foundBy(gatewaysDiffer, one, [other])).toEqual(["KIA1501 warning spec.listeners[0]"]);
    expect(foundBy(gatewaysDiffer, other, [one])).toHaveLength(1);
  });

  it.each<[string, JsonObject]>([
    ["hostnames", { hostname: "api.example.com" }],
    ["ports", { port: 81 }],
    ["protocols", { protocol: "HTTPS" }],
    ["hostnames, one of them a wildcard", { hostname: "*.example.com" }],
  ])("may have different %s", (_case, more) => {
    expect(foundBy(gatewaysDiffer, one, [gateway("shop/other", { listeners: [listener(more)] })])).toEqual(
      [],
    );
  });

  it("may both be for all hosts, at addresses of their own, and waypoints are alike by design", () => {
    const all = { listeners: [{ name: "web", port: 80, protocol: "HTTP" }] };
    expect(foundBy(gatewaysDiffer, gateway("edge/one", all), [gateway("shop/other", all)])).toEqual([]);
    const waypoint = { gatewayClassName: "istio-waypoint", listeners: [listener()] };
    expect(foundBy(gatewaysDiffer, gateway("edge/one", waypoint), [gateway("shop/other", waypoint)])).toEqual(
      [],
    );
    expect(foundBy(gatewaysDiffer, one, [gateway("shop/other", waypoint)])).toEqual([]);
  });

  it("with one address are told of each other", () => {
    const at = (path: string, address: JsonObject): ClusterObject => gateway(path, { addresses: [address] });
    const ip = { value: "203.0.113.7" };
    expect(
      foundBy(gatewaysDiffer, at("edge/one", ip), [at("shop/other", { type: "IPAddress", ...ip })]),
    ).toEqual(["KIA1502 warning spec.addresses[0]"]);
    expect(foundBy(gatewaysDiffer, at("edge/one", ip), [at("shop/other", { value: "203.0.113.8" })])).toEqual(
      [],
    );
    expect(
      foundBy(gatewaysDiffer, at("edge/one", ip), [at("shop/other", { type: "Hostname", ...ip })]),
    ).toEqual([]);
    expect(foundBy(gatewaysDiffer, at("edge/one", {}), [at("shop/other", {})])).toEqual([]);
  });
});

describe("the listeners of one Gateway", () => {
  it("that have hostname, port and protocol in common are each an error", () => {
    const twins = gateway("edge/one", { listeners: [listener(), listener({ name: "again" })] });
    expect(foundBy(listenersDiffer, twins)).toEqual([
      "KIA1503 error spec.listeners[0]",
      "KIA1503 error spec.listeners[1]",
    ]);
  });

  it("may differ in one of them", () => {
    const listeners = [
      listener(),
      listener({ port: 81 }),
      listener({ protocol: "HTTPS" }),
      listener({ hostname: "a.example.com" }),
    ];
    expect(foundBy(listenersDiffer, gateway("edge/one", { listeners }))).toEqual([]);
  });
});

describe("the class of a Gateway", () => {
  it("must be one of the cluster's", () => {
    const classes = [specObject("GatewayClass", "istio")];
    expect(foundBy(gatewayClassExists, gateway("edge/one", {}), classes)).toEqual([]);
    const other = gateway("edge/one", { gatewayClassName: "nginx" });
    expect(foundBy(gatewayClassExists, other, classes)).toEqual(["KIA1504 error spec.gatewayClassName"]);
    expect(foundBy(gatewayClassExists, other, [])).toHaveLength(1);
    expect(foundBy(gatewayClassExists, other, classes, { unknown: ["GatewayClass"] })).toEqual([]);
  });
});

describe("the status of a Gateway", () => {
  const condition = (type: string, status: string, reason = "Invalid", message = ""): JsonObject => ({
    type,
    status,
    reason,
    message,
  });
  const told = (
    conditions: readonly JsonObject[],
    ofListener: readonly JsonObject[] = [],
  ): readonly string[] =>
    foundBy(
      gatewayStatus,
      gateway(
        "edge/one",
        { listeners: [listener()] },
        {
          conditions,
          listeners: [
            { name: "web", conditions: ofListener },
            { name: "gone", conditions: ofListener },
          ],
        },
      ),
    );

  it.each(["Accepted", "Programmed", "Ready", "Scheduled"])("is told where %s is false", (type) => {
    expect(told([condition(type, "False")])).toEqual(["GWAPI warning"]);
    expect(told([condition(type, "True"), condition(type, "Unknown")])).toEqual([]);
    expect(told([], [condition(type, "False")])).toEqual(["GWAPI warning spec.listeners[0]"]);
  });

  it.each([
    ["Conflicted", "True", 1],
    ["Detached", "True", 1],
    ["ResolvedRefs", "False", 1],
    ["Conflicted", "False", 0],
    ["ResolvedRefs", "True", 0],
  ])("of a listener with %s=%s", (type, status, findings) => {
    expect(told([], [condition(type, status)])).toHaveLength(findings);
    expect(told([condition(type, status)])).toEqual([]);
  });

  it.each([
    ["Pending", "", 0],
    ["ListenersNotValid", "", 0],
    ["ListenerSetsNotValid", "", 0],
    ["AddressNotAssigned", "Assigned to service, address pending", 0],
    ["AddressNotAssigned", "no such address", 1],
    ["NoResources", "", 1],
  ])("for the reason %s %s", (reason, message, findings) => {
    expect(told([condition("Programmed", "False", reason, message)])).toHaveLength(findings);
  });

  it("that is not there says nothing", () => {
    expect(foundBy(gatewayStatus, gateway("edge/one", {}))).toEqual([]);
  });
});

describe("a ReferenceGrant", () => {
  it("is for namespaces that exist", () => {
    const grant = specObject("ReferenceGrant", "shop/a", {
      from: [{ namespace: "edge" }, { namespace: "gone" }],
    });
    expect(foundBy(grantedNamespacesExist, grant, [namespaceOf("edge")])).toEqual([
      "KIA1601 error spec.from[1].namespace",
    ]);
    expect(foundBy(grantedNamespacesExist, grant, [], { unknown: ["Namespace"] })).toEqual([]);
  });
});

describe("a label selector", () => {
  const labels = { team: "shop", tier: "front" };
  const expression = (operator: string, ...values: readonly string[]): JsonObject => ({
    matchExpressions: [{ key: "team", operator, values }],
  });
  it.each<[JsonObject, boolean]>([
    [{}, true],
    [{ matchLabels: { team: "shop" } }, true],
    [{ matchLabels: { team: "shop", tier: "back" } }, false],
    [expression("In", "api", "shop"), true],
    [expression("In", "api"), false],
    [expression("NotIn", "api"), true],
    [expression("NotIn", "shop"), false],
    [expression("Exists"), true],
    [expression("DoesNotExist"), false],
    [{ matchExpressions: [{ key: "none", operator: "DoesNotExist" }] }, true],
    [{ matchExpressions: [{ key: "none", operator: "NotIn", values: ["a"] }] }, true],
    [expression("Guess"), false],
  ])("%j selects: %s", (selector, selects) => {
    expect(selectsLabels(selector, labels)).toBe(selects);
  });
});
