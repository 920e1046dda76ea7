import { createAccessReviews } from "@/lib/adapters/kubernetes/access/access-reviews";
import { createIdentityClients } from "@/lib/adapters/kubernetes/access/identity-clients";
import { createApiClient, type ApiClientDeps } from "@/lib/adapters/kubernetes/api/create-api-client";
import { createCredentials } from "@/lib/adapters/kubernetes/credentials/create-credentials";
import { createDispatcherPool } from "@/lib/adapters/kubernetes/credentials/dispatcher-pool";
import {
  loadKubeConfig,
  type LoadedKubeConfig,
} from "@/lib/adapters/kubernetes/credentials/load-kube-config";
import { createDiscovery } from "@/lib/adapters/kubernetes/discovery/create-discovery";
import { createClusterEditor } from "@/lib/adapters/kubernetes/editor/create-cluster-editor";
import { createSchemaReader } from "@/lib/adapters/kubernetes/openapi/create-schema-reader";
import { KINDS } from "@/lib/domain/mesh/kinds";
import type { ClusterEditor } from "@/lib/ports/cluster-editor";

export interface OpenedEditor {
  readonly editor: ClusterEditor;
  close(): Promise<void>;
}

/** An editor with the credentials of a kubeconfig file, and nothing else: no watches. */
export function editorOf(
  kubeconfig: string,
  options: { readonly now?: () => number; readonly limits?: ApiClientDeps["limits"] } = {},
): OpenedEditor {
  const loaded = load(kubeconfig);
  if (!loaded.ok) throw new Error(loaded.message);
  const clock = { now: options.now ?? ((): number => Date.now()) };
  const pool = createDispatcherPool();
  const client = createApiClient({
    credentials: createCredentials(loaded, () => loaded, clock),
    pool,
    onOutcome: () => undefined,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const clients = createIdentityClients(client);
  const editor = createClusterEditor({
    clients,
    reviews: createAccessReviews(clients, clock),
    discovery: createDiscovery(client, KINDS, clock),
    schemas: createSchemaReader(client, clock),
  });
  return { editor, close: () => pool.destroy() };
}

/** Where kubectl looks is decided by the environment of the moment. */
function load(kubeconfig: string): LoadedKubeConfig {
  const before = process.env["KUBECONFIG"];
  process.env["KUBECONFIG"] = kubeconfig;
  const loaded = loadKubeConfig(null);
  if (before === undefined) delete process.env["KUBECONFIG"];
  else process.env["KUBECONFIG"] = before;
  return loaded;
}
