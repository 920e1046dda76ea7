import type { MtlsEntryDto, MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import type { GraphNode } from "@/lib/domain/graph/graph";
import type { ContextWorkload } from "@/lib/domain/graph/graph-context";

/** What is configured for a node or a namespace, and where the mTLS page shows it. */
export interface MtlsFacts {
  /** Each mode once: several where the workloads of an app differ. */
  readonly modes: readonly MtlsEntryDto["configured"][];
  /** What decided; null where not the same decided for all. */
  readonly decided: Pick<MtlsEntryDto, "level" | "decidedBy"> | null;
  /** Whether there is a proxy that holds to it. */
  readonly enforced: boolean;
  /** The query of the mTLS page's address. */
  readonly search: string;
}

interface NamespaceMtls extends MtlsFacts {
  readonly observedPercent: number | null;
}

type Workloads = readonly Pick<ContextWorkload, "namespace" | "workload" | "app" | "version">[];

/** The names of the workloads a node stands for; none for services and for what is no workload. */
function workloadsOf(node: GraphNode, known: Workloads): readonly string[] {
  if (node.workload !== undefined) return [node.workload];
  if (node.app === undefined) return [];
  return known
    .filter(({ namespace, app }) => namespace === node.namespace && app === node.app)
    .filter(({ version }) => node.type !== "versionedApp" || version === node.version)
    .map(({ workload }) => workload);
}

/** What is configured for the workloads a node stands for; null for other nodes and where it is not known. */
export function nodeMtls(
  data: Pick<MtlsResponse, "entries"> | undefined,
  node: GraphNode,
  known: Workloads,
): MtlsFacts | null {
  const names = new Set(workloadsOf(node, known));
  const entries = (data?.entries ?? []).filter(
    (entry) => entry.port === null && entry.namespace === node.namespace && names.has(entry.workload),
  );
  const [first] = entries;
  if (first === undefined) return null;
  const deciding = new Set(
    entries.map(({ configured, level, decidedBy }) => JSON.stringify([configured, level, decidedBy])),
  );
  const text = entries.length === 1 ? first.workload : (node.app ?? "");
  const search = new URLSearchParams({
    text: `${node.namespace}/${text}`,
    open: `${node.namespace}/${first.workload}`,
  });
  return {
    modes: [...new Set(entries.map(({ configured }) => configured))],
    decided: deciding.size === 1 ? first : null,
    enforced: entries.some(({ dataPlane }) => dataPlane !== "none"),
    search: search.toString(),
  };
}

/** What is configured and observed for a namespace; null where it is not known. */
export function namespaceMtls(
  data: Pick<MtlsResponse, "namespaces"> | undefined,
  namespace: string,
): NamespaceMtls | null {
  const scope = data?.namespaces.find(({ name }) => name === namespace);
  if (scope === undefined) return null;
  const { configured, observedPercent } = scope;
  const search = new URLSearchParams({ open: namespace }).toString();
  return { modes: [configured], decided: scope, enforced: true, observedPercent, search };
}
