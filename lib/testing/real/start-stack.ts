import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startMesh, type Mesh } from "@/lib/demo/start-mesh";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { ensureServers } from "./ensure-servers";
import { loadCrds, loadObjects } from "./load-objects";
import { startKubeApiserver, type KubeApiserver, type KubeUser } from "./start-kube-apiserver";
import { startPrometheus, type Prometheus } from "./start-prometheus";

/** Real servers that hold one simulated world: its objects in kube-apiserver, its metrics in Prometheus. */
export interface Stack {
  readonly mesh: Mesh;
  readonly kube: KubeApiserver;
  readonly prometheus: Prometheus;
  /** Unix milliseconds at which Prometheus began to scrape. */
  readonly scrapedSince: number;
  close(): Promise<void>;
}

/** Starts etcd, kube-apiserver and Prometheus with the objects and metrics of the named scenarios. */
export async function startStack(
  scenarioNames: readonly string[],
  users: readonly KubeUser[],
): Promise<Stack> {
  const servers = ensureServers();
  const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-real-"));
  const scenarios = scenarioNames.map((name) => {
    const scenario = scenarioNamed(name);
    if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
    return scenario;
  });
  const problems: string[] = [];
  const mesh = await startMesh({
    scenarios,
    kubePort: 0,
    prometheusPort: 0,
    controlPort: 0,
    faults: [],
    clock: { now: () => Date.now() },
    onProblem: (problem) => problems.push(problem),
  });
  const prometheus = await startPrometheus(
    servers.prometheus,
    path.join(folder, "prometheus"),
    `${mesh.prometheusUrl}/metrics`,
  );
  const scrapedSince = Date.now();
  const kube = await startKubeApiserver(servers, path.join(folder, "kubernetes"), users);
  await loadCrds(kube.send, servers.crdFiles);
  // A real API server would call the injection webhooks, and nobody answers there.
  const objects = mesh.store.all().filter(({ kind }) => kind !== "MutatingWebhookConfiguration");
  await loadObjects(kube.send, objects);
  const close = async (): Promise<void> => {
    await Promise.all([mesh.close(), kube.close(), prometheus.stop()]);
    rmSync(folder, { recursive: true, force: true });
    if (problems.length > 0)
      throw new Error(`the simulated traffic could not be solved: ${problems.join("; ")}`);
  };
  return { mesh, kube, prometheus, scrapedSince, close };
}
