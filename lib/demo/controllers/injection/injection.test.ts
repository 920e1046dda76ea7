import { describe, expect, it } from "vitest";
import { RunningCluster } from "@/lib/testing/running-cluster";
import { controlPlane } from "../../world/control-plane";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn } from "../../world/read-json";
import { istioObject, namespaceObject } from "../../world/simple-objects";
import { deployment } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";

const web = (more: Partial<WorkloadSpec> = {}): K8sObject =>
  deployment({ namespace: "shop", name: "web", ports: [8080], ...more });
const cluster = (
  labels: Readonly<Record<string, string>>,
  ...objects: readonly K8sObject[]
): RunningCluster =>
  new RunningCluster([...controlPlane(), namespaceObject("shop", false, labels), ...objects]);
const pod = (of: RunningCluster): K8sObject => {
  const [found] = of
    .list("Pod", "shop")
    .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined);
  if (found === undefined) throw new Error("no pod");
  return found;
};
const hasSidecar = (of: RunningCluster): boolean =>
  objectsIn(jsonAt(pod(of), "spec", "initContainers")).some(({ name }) => name === "istio-proxy");
const relabel =
  (labels: Readonly<Record<string, string>>) =>
  (object: K8sObject): K8sObject => ({
    ...object,
    metadata: { ...object.metadata, labels },
  });
const isReady = (of: RunningCluster): boolean =>
  objectsIn(jsonAt(pod(of), "status", "conditions")).some(
    ({ type, status }) => type === "Ready" && status === "True",
  );

// https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#deploying-an-app
describe("injection in a running cluster", () => {
  it("changes no pod that is there; the next one has the sidecar", () => {
    const running = cluster({}, web());
    running.change("Namespace", "shop", relabel({ "istio-injection": "enabled" }));
    running.advance(10_000);
    expect(hasSidecar(running)).toBe(false);
    running.remove(pod(running));
    running.advance(5_000);
    expect(hasSidecar(running)).toBe(true);
  });

  it("tells FailedCreate of the ReplicaSet whose pods are refused, and makes them once they may be", () => {
    const strict = { "istio-injection": "enabled", "pod-security.kubernetes.io/enforce": "baseline" };
    const running = cluster(strict, web());
    expect(running.list("Pod", "shop")).toEqual([]);
    expect(running.events("FailedCreate")).toEqual([
      expect.stringMatching(
        /^FailedCreate: Error creating: pods "web-\w+-\w+" is forbidden: violates PodSecurity/,
      ),
    ]);
    const [set] = running.list("ReplicaSet", "shop");
    expect(objectsIn(jsonAt(set, "status", "conditions"))).toMatchObject([
      { type: "ReplicaFailure", status: "True" },
    ]);
    expect(objectsIn(jsonAt(running.get("Deployment", "web"), "status", "conditions"))).toContainEqual(
      expect.objectContaining({ type: "ReplicaFailure" }),
    );
    running.change("Namespace", "shop", relabel({ "istio-injection": "enabled" }));
    running.advance(5_000);
    expect(isReady(running)).toBe(true);
  });

  const strict = (namespace: string, more: object = {}): K8sObject =>
    istioObject(
      "security",
      "PeerAuthentication",
      { namespace, name: "p" },
      { mtls: { mode: "STRICT" }, ...more },
    );
  const declined = { annotations: { "sidecar.istio.io/rewriteAppHTTPProbers": "false" }, probe: "/healthz" };

  // https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/
  it.each<[string, Partial<WorkloadSpec>, readonly K8sObject[], boolean]>([
    ["without any policy", declined, [], true],
    ["under STRICT of its namespace", declined, [strict("shop")], false],
    ["under STRICT of the mesh", declined, [strict("istio-system")], false],
    [
      "under STRICT for its pods",
      declined,
      [strict("shop", { selector: { matchLabels: { app: "web" } } })],
      false,
    ],
    [
      "under STRICT for other pods",
      declined,
      [strict("shop", { selector: { matchLabels: { app: "db" } } })],
      true,
    ],
    [
      "under STRICT but for its port",
      declined,
      [
        strict("shop", {
          selector: { matchLabels: { app: "web" } },
          portLevelMtls: { 8080: { mode: "PERMISSIVE" } },
        }),
      ],
      true,
    ],
    ["under STRICT with rewritten probes", { probe: "/healthz" }, [strict("shop")], true],
    ["under STRICT without a probe", { annotations: declined.annotations }, [strict("shop")], true],
  ])("answers its probe %s: %#", (_, more, policies, ready) => {
    expect(isReady(cluster({ "istio-injection": "enabled" }, web(more), ...policies))).toBe(ready);
  });

  it("stops being ready when STRICT comes over the mesh while its probe is not rewritten", () => {
    const running = cluster({ "istio-injection": "enabled" }, web(declined));
    expect(isReady(running)).toBe(true);
    running.put(strict("istio-system"));
    expect(isReady(running)).toBe(false);
    expect(running.events("Unhealthy")).toEqual([
      "Unhealthy: Readiness probe failed: read: connection reset by peer",
    ]);
  });
});

const REDIRECTION = "ambient.istio.io/redirection";
const MODE = "istio.io/dataplane-mode";

// https://istio.io/latest/docs/ambient/usage/add-workloads/
describe("ambient redirection", () => {
  it("takes running pods in and lets them out as labels change", () => {
    const running = cluster({}, web());
    const redirection = (): string | undefined => pod(running).metadata.annotations?.[REDIRECTION];
    const { uid } = pod(running).metadata;
    expect(redirection()).toBeUndefined();
    running.change("Namespace", "shop", relabel({ [MODE]: "ambient" }));
    expect(redirection()).toBe("enabled");
    running.change("Namespace", "shop", relabel({ [MODE]: "none" }));
    expect(redirection()).toBeUndefined();
    expect(pod(running).metadata.uid).toBe(uid);
  });

  it.each<[string, Readonly<Record<string, string>>, Partial<WorkloadSpec>, string | undefined]>([
    ["a pod of an ambient namespace", { [MODE]: "ambient" }, {}, "enabled"],
    ["a pod that declines", { [MODE]: "ambient" }, { podLabels: { [MODE]: "none" } }, undefined],
    ["a pod that asks alone", {}, { podLabels: { [MODE]: "ambient" } }, "enabled"],
    ["a pod with a sidecar", { [MODE]: "ambient", "istio-injection": "enabled" }, {}, undefined],
    ["a pod in its node's network", { [MODE]: "ambient" }, { podSpec: { hostNetwork: true } }, undefined],
  ])("has %s as it should be", (_, labels, more, expected) => {
    expect(pod(cluster(labels, web(more))).metadata.annotations?.[REDIRECTION]).toBe(expected);
  });
});
