import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import type { Check } from "../check";
import { oneDataPlane } from "./one-data-plane";
import { oneInjectionLabel } from "./one-injection-label";
import { policyWithoutWaypoint } from "./policy-without-waypoint";
import { sidecarInjected } from "./sidecar-injected";
import { waypointNeedsAmbient } from "./waypoint-needs-ambient";

type Parts = NonNullable<Parameters<typeof workloadObjects>[1]>;

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const NOT_AMBIENT = { "istio.io/dataplane-mode": "none" };
const INJECT = { "sidecar.istio.io/inject": "true" };
const NOT_INJECT = { "sidecar.istio.io/inject": "false" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const REDIRECTED = { "ambient.istio.io/redirection": "enabled" };
const app = { app: "cart" };

/** What a check finds in the workload `shop/cart` of a namespace with these labels. */
function of(
  check: Check,
  parts: Parts,
  namespace: Readonly<Record<string, string>> = {},
  others: readonly ClusterObject[] = [],
  unknown: readonly KindKey[] = [],
): readonly string[] {
  const [object, ...pods] = workloadObjects("shop/cart", parts);
  if (object === undefined) return [];
  return foundBy(check, object, [namespaceOf("shop", namespace), ...pods, ...others], { unknown });
}

describe("a workload in sidecar and ambient mode at once", () => {
  const mode = 'spec.template.metadata.labels["istio.io/dataplane-mode"]';
  const inject = 'spec.template.metadata.labels["sidecar.istio.io/inject"]';
  it.each<[string, Parts, Readonly<Record<string, string>>, readonly string[]]>([
    ["asks for both", { labels: { ...app, ...INJECT, ...AMBIENT } }, {}, [`KIA1311 error ${mode}`]],
    [
      "asks for a sidecar while ztunnel serves it",
      { labels: { ...app, ...INJECT }, podAnnotations: REDIRECTED },
      {},
      [`KIA1314 error ${inject}`],
    ],
    [
      "asks for ambient mode while it has a sidecar",
      { labels: { ...app, ...AMBIENT }, containers: SIDECAR },
      {},
      [`KIA1315 error ${mode}`],
    ],
    ["has a sidecar in an ambient namespace", { containers: SIDECAR }, AMBIENT, ["KIA1316 warning"]],
    [
      "does not: a sidecar in a namespace of sidecars",
      { containers: SIDECAR },
      { "istio-injection": "enabled" },
      [],
    ],
    ["does not: ambient in an ambient namespace", { podAnnotations: REDIRECTED }, AMBIENT, []],
    [
      "does not: ambient by its own label",
      { labels: { ...app, ...AMBIENT }, podAnnotations: REDIRECTED },
      {},
      [],
    ],
    [
      "does not: it left ambient mode for its sidecar",
      { labels: { ...app, ...NOT_AMBIENT, ...INJECT }, containers: SIDECAR },
      AMBIENT,
      [],
    ],
    ["does not: a gateway in an ambient namespace", { containers: [{ name: "istio-proxy" }] }, AMBIENT, []],
    ["does not: outside the mesh", {}, {}, []],
  ])("%s", (_case, parts, namespace, expected) => {
    expect(of(oneDataPlane, parts, namespace)).toEqual(expected);
  });

  it("is not judged where pods cannot be read, nor pod by pod", () => {
    const parts = { labels: { ...app, ...INJECT, ...AMBIENT } };
    expect(of(oneDataPlane, parts, {}, [], ["Pod"])).toEqual([]);
    const [deployment, pod] = workloadObjects("shop/cart", parts);
    expect(pod && deployment && foundBy(oneDataPlane, pod, [deployment])).toEqual([]);
  });
});

describe("a waypoint for a workload", () => {
  const path = 'spec.template.metadata.labels["istio.io/use-waypoint"]';
  it.each<[string, Parts, Readonly<Record<string, string>>, boolean]>([
    ["outside the mesh", { labels: { ...app, ...USES } }, {}, true],
    ["with a sidecar", { labels: { ...app, ...USES }, containers: SIDECAR }, {}, true],
    ["kept out of ambient mode", { labels: { ...app, ...USES, ...NOT_AMBIENT } }, AMBIENT, true],
    ["in ambient mode", { labels: { ...app, ...USES } }, AMBIENT, false],
    ["that refuses it", { labels: { ...app, "istio.io/use-waypoint": "none" } }, {}, false],
    ["that says nothing", {}, {}, false],
    ["that is a gateway", { labels: { ...app, ...USES }, containers: [{ name: "istio-proxy" }] }, {}, false],
  ])("%s", (_case, parts, namespace, fires) => {
    expect(of(waypointNeedsAmbient, parts, namespace)).toEqual(fires ? [`KIA1312 warning ${path}`] : []);
  });
});

describe("a policy on requests for a workload in ambient mode", () => {
  const policy = (spec: JsonObject, path = "shop/p") => specObject("AuthorizationPolicy", path, spec);
  const requests: JsonObject = { rules: [{ to: [{ operation: { paths: ["/"] } }] }] };
  const waypoint = specObject("Gateway.gateway.networking.k8s.io", "shop/waypoint");
  const enrolled = specObject("Service", "shop/cart", { selector: app }, { labels: USES });
  it.each<[string, Readonly<Record<string, string>>, readonly ClusterObject[], boolean]>([
    ["is not enforced without a waypoint", AMBIENT, [policy(requests)], true],
    ["is not enforced from the root namespace", AMBIENT, [policy(requests, "istio-system/p")], true],
    ["is where its Service has a waypoint", AMBIENT, [policy(requests), waypoint, enrolled], false],
    ["is by sidecars", {}, [policy(requests)], false],
    [
      "may be for others",
      AMBIENT,
      [policy({ ...requests, selector: { matchLabels: { app: "db" } } })],
      false,
    ],
    [
      "may be attached to a Service",
      AMBIENT,
      [policy({ ...requests, targetRefs: [{ kind: "Service" }] })],
      false,
    ],
    ["may be of another namespace", AMBIENT, [policy(requests, "other/p")], false],
    [
      "may be on connections",
      AMBIENT,
      [policy({ rules: [{ to: [{ operation: { ports: ["80"] } }] }] })],
      false,
    ],
  ])("%s", (_case, namespace, others, fires) => {
    expect(of(policyWithoutWaypoint, {}, namespace, others)).toEqual(fires ? ["KIA1317 warning"] : []);
  });

  it("is not judged where waypoints cannot be read", () => {
    const unknown = ["Gateway.gateway.networking.k8s.io"] as const;
    expect(of(policyWithoutWaypoint, {}, AMBIENT, [policy(requests)], unknown)).toEqual([]);
  });
});

describe("a pod without a sidecar", () => {
  const ENABLED = { "istio-injection": "enabled" };
  it.each<[string, Parts, Readonly<Record<string, string>>, boolean]>([
    ["in a namespace of sidecars is told", {}, ENABLED, true],
    ["in a namespace with a revision is told", {}, { "istio.io/rev": "1-27" }, true],
    ["that asks for one is told", { labels: { ...app, ...INJECT } }, {}, true],
    ["has one", { containers: SIDECAR }, ENABLED, false],
    ["has a native one", { podSpec: { initContainers: [{ name: "istio-proxy" }] } }, ENABLED, false],
    ["refuses it", { labels: { ...app, ...NOT_INJECT } }, ENABLED, false],
    ["refuses it by annotation", { annotations: NOT_INJECT }, ENABLED, false],
    ["is on the host's network", { podSpec: { hostNetwork: true } }, ENABLED, false],
    ["is in ambient mode", { labels: { ...app, ...AMBIENT } }, ENABLED, false],
    ["is in a namespace that does not inject", {}, {}, false],
    ["is not there", { pods: 0 }, ENABLED, false],
  ])("%s", (_case, parts, namespace, fires) => {
    expect(of(sidecarInjected, parts, namespace)).toEqual(fires ? ["IST0103 warning"] : []);
  });

  it("is told once for a workload, and by itself where nobody owns it", () => {
    const alone = specObject("Pod", "shop/alone", { containers: [{ name: "app" }] });
    expect(foundBy(sidecarInjected, alone, [namespaceOf("shop", ENABLED)])).toEqual(["IST0103 warning"]);
    expect(of(sidecarInjected, { pods: 3 }, ENABLED)).toHaveLength(1);
  });
});

describe("a namespace's labels for injection", () => {
  it.each<[Readonly<Record<string, string>>, boolean]>([
    [{ "istio-injection": "enabled", "istio.io/rev": "1-27" }, true],
    [{ "istio-injection": "disabled", "istio.io/rev": "1-27" }, true],
    [{ "istio-injection": "enabled" }, false],
    [{ "istio.io/rev": "1-27" }, false],
    [{}, false],
  ])("%j are one too many: %s", (labels, fires) => {
    expect(foundBy(oneInjectionLabel, namespaceOf("shop", labels))).toEqual(
      fires ? ["IST0123 warning metadata.labels"] : [],
    );
  });
});
