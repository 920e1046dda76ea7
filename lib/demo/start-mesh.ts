import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createKubeApi } from "./kube-api/kube-api";
import { kubeconfig } from "./kube-api/kubeconfig";
import { loadObjects } from "./kube-api/store/load-objects";
import { ObjectStore } from "./kube-api/store/object-store";
import { viewOfStore } from "./kube-api/store/view-of-store";
import { selfSignedCertificate } from "./kube-api/tls/self-signed-certificate";
import { createPrometheusApi } from "./prometheus-api/create-prometheus-api";
import { startTraffic, type Traffic } from "./traffic/traffic";
import { ROOT_NAMESPACE } from "./world/control-plane";
import type { Scenario } from "./world/scenario";

/** How many changes a watch may fall behind before it must list again. */
const LOG_LIMIT = 10_000;
const BOOKMARK_MS = 30_000;
const SEED = 1;

export interface MeshOptions {
  /** Their objects and intents are joined; an object that two of them declare is taken from the last. */
  readonly scenarios: readonly Scenario[];
  /** 0: any free port. */
  readonly kubePort: number;
  readonly prometheusPort: number;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
  /** Told when changed objects could not be turned into traffic; the traffic then stays as it was. */
  readonly onProblem: (problem: string) => void;
}

/** A simulated mesh that runs. */
export interface Mesh {
  readonly kubeUrl: string;
  readonly prometheusUrl: string;
  /** The text of a kubeconfig with a context per user. */
  readonly kubeconfig: string;
  readonly store: ObjectStore;
  readonly traffic: Traffic;
  close(): Promise<void>;
}

const isAddress = (address: unknown): address is AddressInfo =>
  typeof address === "object" && address !== null;

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return isAddress(address) ? address.port : port;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** Re-solves the traffic once after each turn in which objects changed. */
function followChanges(store: ObjectStore, traffic: Traffic, onProblem: MeshOptions["onProblem"]): void {
  let pending = false;
  const follow = (): void => {
    pending = false;
    try {
      traffic.update(viewOfStore(store));
    } catch (error) {
      onProblem(error instanceof Error ? error.message : "the traffic could not be solved");
    }
  };
  store.subscribe(() => {
    if (pending) return;
    pending = true;
    setImmediate(follow);
  });
}

/** The namespaces of the scenarios' applications, in their order. */
const namespacesOf = (scenarios: readonly Scenario[]): readonly string[] =>
  scenarios
    .flatMap(({ objects }) => objects)
    .filter(({ kind, metadata }) => kind === "Namespace" && metadata.name !== ROOT_NAMESPACE)
    .map(({ metadata }) => metadata.name);

function startWorld({ scenarios, clock, onProblem }: MeshOptions): { store: ObjectStore; traffic: Traffic } {
  const now = clock.now();
  const store = new ObjectStore(Math.floor(now / 1000), LOG_LIMIT);
  loadObjects(
    store,
    scenarios.flatMap(({ objects }) => objects),
    now,
  );
  const demand = {
    intents: scenarios.flatMap(({ intents }) => intents),
    behaviours: scenarios.flatMap(({ behaviours }) => behaviours),
  };
  const traffic = startTraffic(viewOfStore(store), { demand, seed: SEED, clock });
  followChanges(store, traffic, onProblem);
  return { store, traffic };
}

/**
 * Starts a simulated mesh on loopback: a Kubernetes API (HTTPS, its own authority) and a Prometheus API over the traffic of
 * its objects. Rejects where a port is taken.
 */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const { kubePort, prometheusPort, clock } = options;
  const { store, traffic } = startWorld(options);
  // Clients check validity against their own clock, so the certificate is of the real time.
  const { key, certificate } = selfSignedCertificate(new Date());
  const kube = createHttpsServer(
    { key, cert: certificate },
    createKubeApi({ store, clock, bookmarkMs: BOOKMARK_MS }),
  );
  const { series, since } = traffic;
  const prometheus = createHttpServer(
    createPrometheusApi({ series, streams: () => traffic.streams(), since, clock }),
  );
  const close = async (): Promise<void> => {
    await Promise.all([stop(kube), stop(prometheus)]);
  };
  try {
    const kubeUrl = `https://127.0.0.1:${await listen(kube, kubePort)}`;
    const prometheusUrl = `http://127.0.0.1:${await listen(prometheus, prometheusPort)}`;
    const config = kubeconfig({
      server: kubeUrl,
      certificate,
      namespaces: namespacesOf(options.scenarios),
    });
    return { kubeUrl, prometheusUrl, kubeconfig: config, store, traffic, close };
  } catch (error) {
    await close();
    throw error;
  }
}
