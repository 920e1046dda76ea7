import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoNamespace } from "@/lib/testing/demo-objects";
import { injectorWebhook } from "../../world/injector-webhook";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { admitPod } from "./admit-pod";

const containing = (text: string): unknown => expect.stringContaining(text);
const including = (items: readonly string[]): unknown => expect.arrayContaining([...items]);

type Labels = Readonly<Record<string, string>>;

const WEBHOOKS = [
  injectorWebhook({ name: "default", revision: "default", selected: "default", isDefault: true }),
  injectorWebhook({ name: "canary", revision: "1-28-0", selected: "1-28-0", isDefault: false }),
  injectorWebhook({ name: "tag", revision: "1-28-0", selected: "next", isDefault: false }),
];

interface Wanted {
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly spec?: JsonObject;
  readonly container?: JsonObject;
}

const podWith = ({ labels, annotations, spec, container }: Wanted = {}): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "web-1",
    namespace: "shop",
    labels: { app: "web", version: "v2", ...labels },
    annotations: annotations ?? {},
  },
  spec: { containers: [{ name: "web", image: "web:1", ...container }], ...spec },
});

function admit(
  namespace: Labels,
  wanted: Wanted = {},
  more: readonly K8sObject[] = [],
): ReturnType<typeof admitPod> {
  return admitPod(objectsView([demoNamespace("shop", namespace), ...WEBHOOKS, ...more]), podWith(wanted));
}

function admitted(...parameters: Parameters<typeof admit>): K8sObject {
  const result = admit(...parameters);
  if (!result.ok) throw new Error(result.message);
  return result.pod;
}

const names = (pod: K8sObject, list: "containers" | "initContainers"): readonly string[] =>
  objectsIn(jsonAt(pod, "spec", list)).map(({ name }) => textOr(name));
const containerOf = (pod: K8sObject, name: string): JsonObject =>
  [...objectsIn(jsonAt(pod, "spec", "containers")), ...objectsIn(jsonAt(pod, "spec", "initContainers"))].find(
    (one) => one["name"] === name,
  ) ?? {};
const ENABLED = { "istio-injection": "enabled" };
const INJECT = "sidecar.istio.io/inject";

// https://istio.io/latest/docs/ops/common-problems/injection/ and
// https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
describe("injection policy", () => {
  it.each<[string, Labels, Wanted, string | undefined]>([
    ["nothing is labelled", {}, {}, undefined],
    ["the namespace enables it", ENABLED, {}, "default"],
    ["the namespace disables it", { "istio-injection": "disabled" }, {}, undefined],
    [
      "the namespace disables it and the pod asks",
      { "istio-injection": "disabled" },
      { labels: { [INJECT]: "true" } },
      undefined,
    ],
    [
      "the namespace enables it and the pod's label declines",
      ENABLED,
      { labels: { [INJECT]: "false" } },
      undefined,
    ],
    [
      "the namespace enables it and the pod's annotation declines",
      ENABLED,
      { annotations: { [INJECT]: "false" } },
      undefined,
    ],
    [
      "label and annotation contradict",
      ENABLED,
      { labels: { [INJECT]: "true" }, annotations: { [INJECT]: "false" } },
      "default",
    ],
    ["only the pod asks", {}, { labels: { [INJECT]: "true" } }, "default"],
    ["only the pod asks by annotation", {}, { annotations: { [INJECT]: "true" } }, undefined],
    ["the namespace names a revision", { "istio.io/rev": "1-28-0" }, {}, "1-28-0"],
    ["the namespace names the default revision", { "istio.io/rev": "default" }, {}, "default"],
    ["the namespace names a tag", { "istio.io/rev": "next" }, {}, "1-28-0"],
    ["the namespace names a revision that is not there", { "istio.io/rev": "1-20-0" }, {}, undefined],
    ["the namespace carries both labels", { ...ENABLED, "istio.io/rev": "1-28-0" }, {}, "default"],
    [
      "the namespace disables it and names a revision",
      { "istio-injection": "disabled", "istio.io/rev": "1-28-0" },
      {},
      undefined,
    ],
    ["the pod names a revision", {}, { labels: { "istio.io/rev": "1-28-0" } }, "1-28-0"],
    [
      "the pod names another revision than its namespace",
      { "istio.io/rev": "default" },
      { labels: { "istio.io/rev": "1-28-0" } },
      "default",
    ],
    ["the pod is in its node's network", ENABLED, { spec: { hostNetwork: true } }, undefined],
  ])("where %s", (_, namespace, wanted, revision) => {
    const pod = admitted(namespace, wanted);
    expect(pod.metadata.annotations?.["sidecar.istio.io/status"] === undefined).toBe(revision === undefined);
    if (revision !== undefined) expect(pod.metadata.annotations?.["istio.io/rev"]).toBe(revision);
  });

  it("injects nothing without a webhook, and never into kube-system", () => {
    const view = objectsView([demoNamespace("shop", ENABLED)]);
    expect(admitPod(view, podWith())).toEqual({ ok: true, pod: podWith() });
    const system = { ...podWith(), metadata: { ...podWith().metadata, namespace: "kube-system" } };
    expect(admitPod(objectsView([demoNamespace("kube-system", ENABLED), ...WEBHOOKS]), system)).toEqual({
      ok: true,
      pod: system,
    });
  });
});

// https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#automatic-sidecar-injection
describe("injected pod", () => {
  it("has a native sidecar after istio-init, and the labels of the mesh", () => {
    const pod = admitted(ENABLED);
    expect(names(pod, "initContainers")).toEqual(["istio-init", "istio-proxy"]);
    expect(names(pod, "containers")).toEqual(["web"]);
    expect(containerOf(pod, "istio-proxy")).toMatchObject({
      restartPolicy: "Always",
      args: including(["sidecar"]),
    });
    expect(pod.metadata.labels).toMatchObject({
      "security.istio.io/tlsMode": "istio",
      "service.istio.io/canonical-name": "web",
      "service.istio.io/canonical-revision": "v2",
    });
    expect(pod.metadata.annotations).toMatchObject({
      "prometheus.io/port": "15020",
      "kubectl.kubernetes.io/default-container": "web",
    });
  });

  it("has a plain container where native sidecars are declined", () => {
    const pod = admitted(ENABLED, { annotations: { "sidecar.istio.io/nativeSidecar": "false" } });
    expect(names(pod, "initContainers")).toEqual(["istio-init"]);
    expect(names(pod, "containers")).toEqual(["web", "istio-proxy"]);
  });

  it("keeps canonical names that are given, and is not injected twice", () => {
    const labels = { "service.istio.io/canonical-name": "front", "app.kubernetes.io/version": "7" };
    const once = admitted(ENABLED, { labels });
    expect(once.metadata.labels).toMatchObject({
      "service.istio.io/canonical-name": "front",
      "service.istio.io/canonical-revision": "7",
    });
    const own = { ...podWith(), spec: { containers: [{ name: "istio-proxy", image: "own" }] } };
    expect(admitPod(objectsView([demoNamespace("shop", ENABLED), ...WEBHOOKS]), own)).toEqual({
      ok: true,
      pod: own,
    });
  });

  it("becomes a gateway by the template gateway", () => {
    const pod = admitted(ENABLED, {
      annotations: { "inject.istio.io/templates": "gateway" },
      container: { name: "istio-proxy", image: "auto" },
    });
    expect(names(pod, "initContainers")).toEqual([]);
    expect(containerOf(pod, "istio-proxy")["args"]).toContain("router");
  });

  // https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/
  it.each<[string, JsonObject]>([
    ["httpGet", { path: "/health", port: 8080 }],
    ["tcpSocket", { port: 8080 }],
    ["grpc", { port: 9090 }],
  ])("has its %s probe asked by the agent", (handler, probe) => {
    const readinessProbe = { [handler]: probe, periodSeconds: 5 };
    const pod = admitted(ENABLED, { container: { readinessProbe } });
    expect(containerOf(pod, "web")["readinessProbe"]).toEqual({
      periodSeconds: 5,
      httpGet: { path: "/app-health/web/readyz", port: 15020 },
    });
    const probers = objectsIn(containerOf(pod, "istio-proxy")["env"]).find(
      ({ name }) => name === "ISTIO_KUBE_APP_PROBERS",
    );
    expect(JSON.parse(textOr(probers?.["value"]))).toEqual({ "/app-health/web/readyz": readinessProbe });
  });

  it("keeps its probes where rewriting is declined, and commands always", () => {
    const readinessProbe = { httpGet: { path: "/health", port: 8080 } };
    const declined = {
      annotations: { "sidecar.istio.io/rewriteAppHTTPProbers": "false" },
      container: { readinessProbe },
    };
    expect(containerOf(admitted(ENABLED, declined), "web")["readinessProbe"]).toEqual(readinessProbe);
    const livenessProbe = { exec: { command: ["true"] } };
    expect(containerOf(admitted(ENABLED, { container: { livenessProbe } }), "web")["livenessProbe"]).toEqual(
      livenessProbe,
    );
  });
});

const cni: K8sObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "istio-sidecar-injector", namespace: "istio-system" },
  data: { values: '{"pilot":{"cni":{"enabled":true}}}' },
};
const SAFE = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  },
};
const enforce = (level: string): Labels => ({ "pod-security.kubernetes.io/enforce": level });

// https://kubernetes.io/docs/concepts/security/pod-security-standards/ and https://istio.io/latest/docs/setup/additional-setup/pod-security-admission/
describe("Pod Security", () => {
  it("refuses an injected pod at baseline, because istio-init changes the network", () => {
    const result = admit({ ...ENABLED, ...enforce("baseline") });
    expect(result).toEqual({
      ok: false,
      message:
        'pods "web-1" is forbidden: violates PodSecurity "baseline:latest": non-default capabilities (container "istio-init" must not include "NET_ADMIN", "NET_RAW" in securityContext.capabilities.add)',
    });
  });

  it("admits it with Istio's CNI plugin, and a pod without sidecar", () => {
    const pod = admitted({ ...ENABLED, ...enforce("baseline") }, {}, [cni]);
    expect(names(pod, "initContainers")).toEqual(["istio-validation", "istio-proxy"]);
    expect(admit(enforce("baseline")).ok).toBe(true);
  });

  it.each<[string, Wanted, string]>([
    ["the node's network", { spec: { hostNetwork: true } }, "host namespaces (hostNetwork=true)"],
    [
      "a hostPath volume",
      { spec: { volumes: [{ name: "v", hostPath: { path: "/" } }] } },
      'hostPath volumes (volumes "v")',
    ],
    [
      "a privileged container",
      { container: { securityContext: { privileged: true } } },
      'privileged (container "web" must not set securityContext.privileged=true)',
    ],
  ])("refuses %s at baseline", (_, wanted, violation) => {
    expect(admit(enforce("baseline"), wanted)).toMatchObject({
      ok: false,
      message: containing(violation),
    });
    expect(admit(enforce("privileged"), wanted).ok).toBe(true);
  });

  it("wants every container of a restricted namespace hardened", () => {
    const bare = admit(enforce("restricted"));
    for (const rule of [
      "allowPrivilegeEscalation != false",
      "unrestricted capabilities",
      "runAsNonRoot != true",
      "seccompProfile",
    ])
      expect(bare).toMatchObject({ ok: false, message: containing(rule) });
    expect(admit(enforce("restricted"), { container: SAFE }).ok).toBe(true);
  });

  it("takes the pod's own seccomp profile and user for its containers", () => {
    const { allowPrivilegeEscalation, capabilities } = SAFE.securityContext;
    const wanted: Wanted = {
      spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } },
      container: { securityContext: { allowPrivilegeEscalation, capabilities } },
    };
    expect(admit(enforce("restricted"), wanted).ok).toBe(true);
  });
});
