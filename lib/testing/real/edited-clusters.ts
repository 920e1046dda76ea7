import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { createKubeApi } from "@/lib/demo/kube-api/kube-api";
import { loadObjects as loadSimulated } from "@/lib/demo/kube-api/store/load-objects";
import { ObjectStore } from "@/lib/demo/kube-api/store/object-store";
import { accessObjects } from "@/lib/demo/world/access/access-objects";
import { clusterRole, clusterRoleBinding, resourceRule, subject } from "@/lib/demo/world/access/rbac-objects";
import { namespaceObject } from "@/lib/demo/world/simple-objects";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { editorOf, type OpenedEditor } from "../editor-of";
import { writeKubeconfig } from "../kubeconfig-file";
import { ensureServers } from "./ensure-servers";
import { loadCrds, loadObjects } from "./load-objects";
import { startKubeApiserver, type KubeApiserver, type KubeUser } from "./start-kube-apiserver";

const user = (name: string, ...groups: readonly string[]): KubeUser => ({
  name,
  token: `${name}-token`,
  groups,
});

const NETWORKING = "networking.istio.io";
/** Who edits: anything, nothing but reading, and without the right to delete. */
export const EDITORS = {
  root: user("root", "system:masters"),
  reader: user("reader"),
  patcher: user("patcher"),
} as const;

const OBJECTS: readonly K8sObject[] = [
  namespaceObject("shop", false),
  clusterRole("config-reader", [resourceRule([NETWORKING], "virtualservices", ["get", "list", "watch"])]),
  clusterRoleBinding("config-reader", "config-reader", [subject("User", "reader")]),
  clusterRole("config-patcher", [resourceRule([NETWORKING], "virtualservices", ["get", "create", "patch"])]),
  clusterRoleBinding("config-patcher", "config-patcher", [subject("User", "patcher")]),
];

/** A cluster to edit, and editors of it as different people. */
export interface EditedCluster {
  editorAs(who: keyof typeof EDITORS): OpenedEditor;
  load(objects: readonly K8sObject[]): Promise<void>;
  /** The API server itself; null for the simulated one. */
  readonly server: KubeApiserver | null;
  close(): Promise<void>;
}

/** A real kube-apiserver with the mesh's custom resource definitions. */
export async function realCluster(): Promise<EditedCluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-editor-"));
  const servers = ensureServers();
  const server = await startKubeApiserver(servers, folder, Object.values(EDITORS));
  await loadCrds(server.send, servers.crdFiles);
  await loadObjects(server.send, OBJECTS);
  return {
    server,
    load: (objects) => loadObjects(server.send, objects),
    editorAs: (who) => editorOf(server.kubeconfig(EDITORS[who])),
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The simulated cluster's API with the same objects. */
export async function simulatedCluster(): Promise<EditedCluster> {
  const store = new ObjectStore(1000, 10_000);
  // A real API server makes the roles and bindings that every cluster has itself.
  loadSimulated(store, [...accessObjects([]), ...OBJECTS], Date.now());
  const users = Object.values(EDITORS);
  const api = createKubeApi({ store, clock: { now: () => Date.now() }, bookmarkMs: 60_000, users });
  const server = createServer(api);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    server: null,
    load(objects) {
      loadSimulated(store, objects, Date.now());
      return Promise.resolve();
    },
    editorAs: (who) => editorOf(writeKubeconfig(`http://127.0.0.1:${port}`, { token: EDITORS[who].token })),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
