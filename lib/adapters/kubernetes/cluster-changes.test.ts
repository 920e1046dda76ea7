import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import { FakeKubeApi } from "@/lib/testing/fake-kube-api";
import { writeKubeconfig } from "@/lib/testing/kubeconfig-file";
import { waitUntil } from "@/lib/testing/wait-until";
import { createKubernetes } from "./create-kubernetes";

const signal = AbortSignal.timeout(60_000);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let api: FakeKubeApi;
let opened: ClusterSource;
let heard: string[];

beforeEach(async () => {
  api = new FakeKubeApi();
  await api.start();
  vi.stubEnv("KUBECONFIG", writeKubeconfig(api.url, { token: "t" }, "shop"));
  heard = [];
});
afterEach(async () => {
  await opened.close();
  await api.stop();
  vi.unstubAllEnvs();
});

/** Follows the cluster; pauses are short. */
function follow(): void {
  ({ source: opened } = createKubernetes(
    { context: null, clusterName: "Kubernetes", configuredNamespaces: [], istioNamespace: "istio-system" },
    {
      clock: { now: () => Date.now() },
      log: silent,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
    },
  ));
  opened.onChange((changes) => {
    for (const { kindKey, before, after, found } of changes) {
      if (kindKey !== "Pod") continue;
      heard.push(`${before?.meta.name ?? "-"} > ${after?.meta.name ?? "-"}${found ? " (found)" : ""}`);
    }
  });
}
const pod = (name: string): { metadata: { name: string; namespace: string; uid: string } } => ({
  metadata: { name, namespace: "shop", uid: name },
});

it("tells of every change: found by the first list, watched, and missed while nobody watched", async () => {
  api.put("pods", pod("a"));
  follow();
  await opened.whenReady(signal);
  await waitUntil(() => api.openWatches.includes("pods@*"));
  api.put("pods", pod("b"));
  api.remove("pods", "shop", "a");
  await waitUntil(() => heard.length === 3);
  await api.stop();
  api.put("pods", pod("b"));
  api.put("pods", pod("c"));
  api.compact();
  await api.start();
  await waitUntil(() => heard.length === 5);
  expect(heard).toEqual(["- > a (found)", "- > b", "a > -", "b > b", "- > c"]);
});

it("tells of each of several changes that arrive at once", async () => {
  follow();
  await opened.whenReady(signal);
  await waitUntil(() => api.openWatches.includes("pods@*"));
  const event = (type: string, resourceVersion: string): string =>
    JSON.stringify({ type, object: { metadata: { ...pod("a").metadata, resourceVersion } } });
  api.writeRaw("pods", `${event("ADDED", "900")}\n${event("MODIFIED", "901")}\n${event("DELETED", "902")}\n`);
  await waitUntil(() => heard.length === 3);
  expect(heard).toEqual(["- > a", "a > a", "a > -"]);
});
