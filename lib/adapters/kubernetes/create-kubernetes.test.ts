import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import { FakeKubeApi, sendStatus } from "@/lib/testing/fake-kube-api";
import { writeKubeconfig } from "@/lib/testing/kubeconfig-file";
import { waitUntil } from "@/lib/testing/wait-until";
import { createKubernetes, type KubernetesSettings } from "./create-kubernetes";

const SETTINGS: KubernetesSettings = {
  context: null,
  clusterName: "Kubernetes",
  configuredNamespaces: [],
  istioNamespace: "istio-system",
};
const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(60_000);

let api: FakeKubeApi;
let source: ClusterSource | null;
let now: number;
/** Pauses that wait to be ended: the clock of the test. */
let pauses: { readonly ms: number; readonly end: () => void }[];
const logged: string[] = [];
const log = {
  info: (...entry: unknown[]) => void logged.push(JSON.stringify(entry)),
  warn: (...entry: unknown[]) => void logged.push(JSON.stringify(entry)),
  error: (...entry: unknown[]) => void logged.push(JSON.stringify(entry)),
};

beforeEach(async () => {
  api = new FakeKubeApi();
  api.served.set("apps/v1", ["deployments", "replicasets", "statefulsets", "daemonsets"]);
  api.served.set("networking.istio.io/v1beta1", ["virtualservices", "destinationrules"]);
  await api.start();
  vi.stubEnv("KUBECONFIG", writeKubeconfig(api.url, { token: "s3cret-token" }, "shop"));
  now = 1_000_000;
  pauses = [];
  logged.length = 0;
  source = null;
});
afterEach(async () => {
  await source?.close();
  await api.stop();
  vi.unstubAllEnvs();
});

function open(settings: Partial<KubernetesSettings> = {}): ClusterSource {
  ({ source } = createKubernetes(
    { ...SETTINGS, ...settings },
    {
      clock: { now: () => (now += 10) },
      log,
      sleep: (ms, until) =>
        new Promise((resolve) => {
          pauses.push({ ms, end: resolve });
          until.addEventListener("abort", () => resolve(), { once: true });
        }),
    },
  ));
  return source;
}

/** Time passes: every pause ends. */
function passTime(ms: number): void {
  now += ms;
  for (const { end } of pauses.splice(0)) end();
}

const pod = (
  name: string,
  namespace = "shop",
  extra: object = {},
): { metadata: { name: string; namespace: string } } => ({
  metadata: { name, namespace, ...extra },
});
const stateOf = (from: ClusterSource, kind: string, namespace: string | null = null): string | undefined =>
  from.status().kinds.find((state) => state.kind === kind && state.namespace === namespace)?.state;
const podNames = (from: ClusterSource): string[] =>
  from
    .snapshot()
    .list("Pod")
    .map(({ meta }) => meta.name)
    .sort();

describe("createKubernetes", () => {
  it("lists in pages and follows changes, one watch per kind", async () => {
    for (let i = 0; i < 1200; i += 1) api.put("pods", pod(`p${i}`));
    const opened = open();
    expect(opened.snapshot().list("Pod")).toEqual([]);
    await opened.whenReady(signal);
    expect(opened.snapshot().list("Pod")).toHaveLength(1200);
    expect(api.requests.filter((line) => line.includes("/pods?limit=500"))).toHaveLength(3);
    await waitUntil(() => api.openWatches.includes("pods@*"));
    api.put("pods", pod("late"));
    api.remove("pods", "shop", "p0");
    await waitUntil(() => opened.snapshot().get("Pod", "shop", "late") !== undefined);
    await waitUntil(() => opened.snapshot().get("Pod", "shop", "p0") === undefined);
    expect(opened.snapshot().list("Pod")).toHaveLength(1200);
    expect(api.openWatches).toEqual([...new Set(api.openWatches)]);
    expect(api.openWatches.filter((watch) => watch.startsWith("pods"))).toEqual(["pods@*"]);
    expect(opened.status()).toMatchObject({ state: "ok", version: "v1.34.0", message: null });
  });

  it("reads objects of a version it does not know", async () => {
    api.served.set("gateway.networking.k8s.io/v2", ["httproutes"]);
    api.put("httproutes", pod("route"));
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.snapshot().list("HTTPRoute")[0]?.apiVersion).toBe("gateway.networking.k8s.io/v2");
    expect(stateOf(opened, "HTTPRoute")).toBe("live");
  });

  it("never changes a snapshot that was handed out", async () => {
    api.put("pods", pod("a"));
    const opened = open();
    await opened.whenReady(signal);
    const before = opened.snapshot();
    await waitUntil(() => api.openWatches.includes("pods@*"));
    api.put("pods", pod("b"));
    api.remove("pods", "shop", "a");
    await waitUntil(() => podNames(opened).join() === "b");
    expect(before.list("Pod").map(({ meta }) => meta.name)).toEqual(["a"]);
    expect(before.get("Pod", "shop", "b")).toBeUndefined();
    expect(opened.snapshot().revision).toBeGreaterThan(before.revision);
  });

  it("says of each kind whether it is live or not served, and picks up a CRD that comes later", async () => {
    const opened = open();
    await opened.whenReady(signal);
    expect(stateOf(opened, "VirtualService")).toBe("live");
    expect(stateOf(opened, "HTTPRoute")).toBe("notServed");
    api.served.set("gateway.networking.k8s.io/v1", ["httproutes"]);
    api.put("httproutes", pod("route"));
    passTime(120_000);
    await waitUntil(() => opened.snapshot().list("HTTPRoute").length === 1);
    expect(opened.snapshot().list("HTTPRoute")[0]?.apiVersion).toBe("gateway.networking.k8s.io/v1");
    expect(opened.snapshot().get("VirtualService", "shop", "none")).toBeUndefined();
  });

  it("uses the version the cluster serves when it is not the preferred one", async () => {
    api.put("virtualservices", pod("reviews"));
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.snapshot().list("VirtualService")[0]?.apiVersion).toBe("networking.istio.io/v1beta1");
  });

  it("says which right is missing and breaks nothing else", async () => {
    api.mayRead = (plural) => plural !== "namespaces";
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.status().kinds.find(({ kind }) => kind === "Namespace")).toEqual({
      kind: "Namespace",
      namespace: null,
      objects: 0,
      state: "denied",
      verb: "list",
      resource: "namespaces",
    });
    expect(stateOf(opened, "Pod")).toBe("live");
    expect(opened.status().state).toBe("ok");
  });

  it("watches namespace by namespace where a cluster-wide list is refused", async () => {
    for (const namespace of ["shop", "hidden", "bank"]) api.put("pods", pod("one", namespace));
    api.mayRead = (_plural, namespace) => namespace === "shop" || namespace === "bank";
    const opened = open({ configuredNamespaces: ["shop", "bank", "hidden"] });
    await opened.whenReady(signal);
    await waitUntil(() => opened.snapshot().list("Pod").length === 2);
    await waitUntil(() => api.openWatches.filter((watch) => watch.startsWith("pods")).length === 2);
    expect(api.openWatches.filter((watch) => watch.startsWith("pods"))).toEqual(["pods@bank", "pods@shop"]);
    expect(stateOf(opened, "Pod", "shop")).toBe("live");
    expect(opened.snapshot().get("Pod", "bank", "one")).toBeDefined();
    expect(opened.snapshot().get("Pod", "hidden", "one")).toBeUndefined();
  });

  it("watches a namespace that only telemetry has named, once it is asked about", async () => {
    api.put("pods", pod("one", "bank"));
    api.mayRead = (_plural, namespace) => namespace === "bank";
    const opened = open();
    await opened.whenReady(signal);
    expect(stateOf(opened, "Pod")).toBe("denied");
    expect(await opened.visibleNamespaces(VIEWER, ["bank", "hidden"], signal)).toMatchObject({
      namespaces: ["bank"],
      how: "reviewed",
    });
    passTime(30_000);
    await waitUntil(() => podNames(opened).join() === "one");
    expect(stateOf(opened, "Pod", "bank")).toBe("live");
    expect(await opened.mayGet(VIEWER, "Pod", "bank", signal)).toBe(true);
    expect(await opened.mayGet(VIEWER, "Pod", "hidden", signal)).toBe(false);
    expect(await opened.mayGet(VIEWER, "Unheard", "bank", signal)).toBe(false);
  });

  it("goes back to one cluster-wide watch once that is granted", async () => {
    api.put("pods", pod("one", "other"));
    api.mayRead = (_plural, namespace) => namespace === "shop";
    const opened = open();
    await opened.whenReady(signal);
    expect(stateOf(opened, "Pod", "shop")).toBe("live");
    api.mayRead = () => true;
    passTime(120_000);
    await waitUntil(() => podNames(opened).join() === "one");
    await waitUntil(() => api.openWatches.filter((watch) => watch.startsWith("pods")).join() === "pods@*");
    expect(stateOf(opened, "Pod")).toBe("live");
    expect(stateOf(opened, "Pod", "shop")).toBeUndefined();
  });

  it("resumes a dropped watch where it ended, without a new list", async () => {
    api.put("pods", pod("a"));
    const opened = open();
    await opened.whenReady(signal);
    await waitUntil(() => api.openWatches.includes("pods@*"));
    api.bookmark("pods");
    api.put("pods", pod("b"));
    await waitUntil(() => podNames(opened).length === 2);
    api.dropConnections();
    api.put("pods", pod("c"));
    await waitUntil(() => {
      passTime(1000);
      return podNames(opened).length === 3;
    });
    expect(api.requests.filter((line) => line.includes("/pods?limit"))).toHaveLength(1);
    expect(stateOf(opened, "Pod")).toBe("live");
  });

  it("lists anew when the version it resumes from is too old", async () => {
    api.put("pods", pod("a"));
    api.put("pods", pod("b"));
    const opened = open();
    await opened.whenReady(signal);
    await waitUntil(() => api.openWatches.includes("pods@*"));
    api.remove("pods", "shop", "a");
    await waitUntil(() => podNames(opened).join() === "b");
    await api.stop();
    api.put("pods", pod("c"));
    api.compact();
    await api.start();
    await waitUntil(() => {
      passTime(1000);
      return podNames(opened).join() === "b,c";
    });
    await waitUntil(() => api.openWatches.includes("pods@*"));
    expect(api.openWatches.filter((watch) => watch.startsWith("pods"))).toHaveLength(1);
  });

  it("keeps what it holds while the API server is down, says since when, and recovers", async () => {
    api.put("pods", pod("a"));
    const opened = open();
    await opened.whenReady(signal);
    await waitUntil(() => api.openWatches.includes("pods@*"));
    await api.stop();
    await waitUntil(() => {
      passTime(1000);
      return stateOf(opened, "Pod") === "stale";
    });
    expect(podNames(opened)).toEqual(["a"]);
    expect(opened.status().state).toBe("unreachable");
    expect(opened.status().message).toContain("ECONNREFUSED");
    await api.start();
    await waitUntil(() => {
      passTime(1000);
      return stateOf(opened, "Pod") === "live" && opened.status().state === "ok";
    });
  });

  it("starts over from the first page when a continue token has expired", async () => {
    for (let i = 0; i < 700; i += 1) api.put("pods", pod(`p${i}`));
    let refused = 0;
    api.intercept = (request, response) => {
      if (refused > 0 || request.url?.includes("continue=") !== true) return false;
      refused += 1;
      sendStatus(response, 410, "the continue parameter is too old");
      return true;
    };
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.snapshot().list("Pod")).toHaveLength(700);
    expect(stateOf(opened, "Pod")).toBe("live");
  });

  it("waits as long as a throttling API server asks for", async () => {
    let refused = false;
    api.intercept = (request, response) => {
      if (refused || request.url?.startsWith("/api/v1/pods") !== true) return false;
      refused = true;
      response.setHeader("retry-after", "7");
      sendStatus(response, 429, "too many requests");
      return true;
    };
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.status().kinds.find(({ kind }) => kind === "Pod")).toMatchObject({
      state: "stale",
      cause: "too many requests",
    });
    expect(pauses.map(({ ms }) => ms)).toContain(7000);
    passTime(7000);
    await waitUntil(() => stateOf(opened, "Pod") === "live");
  });

  it("drops what it held of a kind whose CRD is removed", async () => {
    api.put("virtualservices", pod("reviews"));
    const opened = open();
    await opened.whenReady(signal);
    await waitUntil(() => api.openWatches.includes("virtualservices@*"));
    api.served.delete("networking.istio.io/v1beta1");
    api.dropConnections();
    await waitUntil(() => {
      passTime(1000);
      return stateOf(opened, "VirtualService") === "notServed";
    });
    expect(opened.snapshot().list("VirtualService")).toEqual([]);
    expect(stateOf(opened, "Pod")).not.toBe("notServed");
  });

  it("stops watching a namespace that is no longer visible", async () => {
    for (const namespace of ["shop", "bank"]) api.put("pods", pod(namespace, namespace));
    let visible = ["shop", "bank"];
    api.mayRead = (_plural, namespace) => namespace !== null && visible.includes(namespace);
    const opened = open({ configuredNamespaces: ["shop", "bank"] });
    await opened.whenReady(signal);
    await waitUntil(() => podNames(opened).join() === "bank,shop");
    visible = ["shop"];
    passTime(60_000);
    await waitUntil(() => podNames(opened).join() === "shop");
    expect(stateOf(opened, "Pod", "bank")).toBeUndefined();
  });

  it("is ready, stale and unreachable when nothing ever answered", async () => {
    await api.stop();
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.status().state).toBe("unreachable");
    expect(stateOf(opened, "Pod")).toBe("stale");
    await expect(opened.visibleNamespaces(VIEWER, [], signal)).resolves.toMatchObject({
      state: "unavailable",
    });
    await expect(opened.mayGet(VIEWER, "Pod", "shop", signal)).resolves.toBe(false);
  });

  it("asks for the mesh ConfigMap alone, and never for Secrets", async () => {
    api.put("configmaps", {
      metadata: { name: "istio", namespace: "istio-system" },
      data: { mesh: "{}", extra: "x" },
    });
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.snapshot().get("ConfigMap", "istio-system", "istio")?.data).toEqual({
      data: { mesh: "{}" },
    });
    const lines = api.requests.filter((line) => line.includes("configmaps"));
    expect(
      lines.every((line) =>
        line.includes("/namespaces/istio-system/configmaps?fieldSelector=metadata.name%3Distio"),
      ),
    ).toBe(true);
    expect(api.requests.some((line) => line.includes("secrets"))).toBe(false);
  });

  it("says unauthorized when the credentials are refused, and shows them nowhere", async () => {
    api.intercept = (_request, response) => {
      sendStatus(response, 401, "Unauthorized");
      return true;
    };
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.status().state).toBe("unauthorized");
    expect(JSON.stringify([opened.status(), logged])).not.toContain("s3cret");
    expect(api.authorizations).toContain("Bearer s3cret-token");
  });

  it("closes within a second with watches open and a request hanging", async () => {
    api.intercept = (request) => request.url?.includes("/services?") === true;
    const opened = open();
    await waitUntil(() => api.openWatches.includes("pods@*"));
    const startedAt = performance.now();
    await opened.close();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await waitUntil(() => api.openWatches.length === 0);
  });

  it("is unconfigured where there is no kubeconfig, and guesses no server", async () => {
    vi.stubEnv("KUBECONFIG", "");
    vi.stubEnv("HOME", "/nonexistent");
    const opened = open();
    await opened.whenReady(signal);
    expect(opened.status()).toMatchObject({ state: "unconfigured", kinds: [] });
    expect(opened.snapshot().list("Pod")).toEqual([]);
  });

  it("names the contexts there are when the chosen one is missing", () => {
    const { state, message } = open({ context: "there" }).status();
    expect(state).toBe("unconfigured");
    expect(message).toMatch(/"there".*it has: here/);
  });
});
