import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createControlApi } from "./faults/control-api";
import { faultyClock } from "./faults/faulty-clock";
import type { FaultyServer } from "./faults/fault";
import type { FaultBoard } from "./faults/fault-board";
import { kubernetesErrorBody } from "./faults/kubernetes-error-body";
import { prometheusErrorBody } from "./faults/prometheus-error-body";
import { ServedPort } from "./faults/served-port";
import { withFaults } from "./faults/with-faults";
import { createKubeApi } from "./kube-api/kube-api";
import { kubeconfig } from "./kube-api/kubeconfig";
import { selfSignedCertificate } from "./kube-api/tls/self-signed-certificate";
import { createPrometheusApi } from "./prometheus-api/create-prometheus-api";
import { startWorld, type World, type WorldOptions } from "./start-world";
import { trafficLogs } from "./traffic-logs";
import { demoUsers } from "./world/access/demo-users";
import { applicationNamespaces } from "./world/application-namespaces";

const BOOKMARK_MS = 30_000;

export interface MeshOptions extends WorldOptions {
  /** 0: any free port. */
  readonly kubePort: number;
  readonly prometheusPort: number;
  /** Where faults are put to work while the mesh runs. */
  readonly controlPort: number;
}

/** A simulated mesh that runs. */
export interface Mesh extends Omit<World, "close"> {
  readonly kubeUrl: string;
  readonly prometheusUrl: string;
  readonly controlUrl: string;
  /** The text of a kubeconfig with a context per user. */
  readonly kubeconfig: string;
  close(): Promise<void>;
}

interface Ports {
  readonly kube: ServedPort;
  readonly prometheus: ServedPort;
  readonly control: ServedPort;
  readonly certificate: string;
}

/** The faults of a server at any moment, and its clock as they leave it. */
const faultsOf = (server: FaultyServer, board: FaultBoard, clock: MeshOptions["clock"]) => ({
  faults: () => board.of(server),
  clock: faultyClock(clock, board, server),
});

async function openPorts(options: MeshOptions, { store, traffic, faults: board }: World): Promise<Ports> {
  const { kubePort, prometheusPort, controlPort, clock, onProblem } = options;
  // Clients check validity against their own clock, so the certificate is of the real time.
  const { key, certificate } = selfSignedCertificate(new Date());
  const kubeFaults = faultsOf("kubernetes", board, clock);
  const prometheusFaults = faultsOf("prometheus", board, clock);
  const kubeApi = createKubeApi({
    store,
    clock: kubeFaults.clock,
    bookmarkMs: BOOKMARK_MS,
    users: demoUsers(applicationNamespaces(options.scenarios)),
    logs: trafficLogs(traffic),
  });
  const { series, since } = traffic;
  const prometheusApi = createPrometheusApi({
    series,
    streams: () => traffic.streams(),
    since,
    clock: prometheusFaults.clock,
  });
  const kubeServer = createHttpsServer(
    { key, cert: certificate },
    withFaults(kubeApi, { ...kubeFaults, errorBody: kubernetesErrorBody }),
  );
  const prometheusServer = createHttpServer(
    withFaults(prometheusApi, { ...prometheusFaults, errorBody: prometheusErrorBody }),
  );
  return {
    kube: await ServedPort.open(kubeServer, kubePort, onProblem),
    prometheus: await ServedPort.open(prometheusServer, prometheusPort, onProblem),
    control: await ServedPort.open(createHttpServer(createControlApi(board)), controlPort, onProblem),
    certificate,
  };
}

/** Takes servers down and up as the faults say. */
function followOutages({ faults }: World, { kube, prometheus }: Ports): () => void {
  const follow = (): void => {
    void kube.setUp(!faults.of("kubernetes").some(({ kind }) => kind === "down"));
    void prometheus.setUp(!faults.of("prometheus").some(({ kind }) => kind === "down"));
  };
  follow();
  return faults.subscribe(follow);
}

/**
 * Starts a simulated mesh on loopback: a Kubernetes API (HTTPS, its own authority), a Prometheus API over the traffic of its
 * objects, and a control endpoint for faults. Rejects where a port is taken.
 */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const world = startWorld(options);
  const ports = await openPorts(options, world).catch((error: unknown) => {
    world.close();
    throw error;
  });
  const { kube, prometheus, control, certificate } = ports;
  const leave = followOutages(world, ports);
  const kubeUrl = `https://127.0.0.1:${kube.port}`;
  return {
    ...world,
    kubeUrl,
    prometheusUrl: `http://127.0.0.1:${prometheus.port}`,
    controlUrl: `http://127.0.0.1:${control.port}`,
    kubeconfig: kubeconfig({
      server: kubeUrl,
      certificate,
      namespaces: applicationNamespaces(options.scenarios),
    }),
    close: async () => {
      leave();
      world.close();
      await Promise.all([kube.close(), prometheus.close(), control.close()]);
    },
  };
}
