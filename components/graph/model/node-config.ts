import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { getOrMake } from "@/lib/domain/graph/get-or-make";
import type { GraphNode } from "@/lib/domain/graph/graph";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Severity } from "@/lib/domain/validations/finding";

/** The objects of configuration about a node. */
export type NodeConfig = (node: GraphNode) => readonly ObjectRow[];

const HOST = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.[a-z0-9.-]+)?)?)?$/;

/**
 * Finds the objects about a node by what their line in the list says: a host that is its service, a target that is, or a
 * selector of its app. A host without a namespace is of the object's own one, as in Istio.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function nodeConfig(rows: readonly ObjectRow[]): NodeConfig {
  const byEnd = new Map<string, ObjectRow[]>();
  for (const row of rows) {
    for (const end of endsOf(row)) getOrMake(byEnd, end, () => []).push(row);
  }
  return (node) => [...new Set(keysOf(node).flatMap((key) => byEnd.get(key) ?? []))];
}

function endsOf({ namespace, about }: ObjectRow): readonly string[] {
  const parts = about.split(/, | · | and \d+ more$/);
  return [...new Set(parts.flatMap((part) => endOf(part, namespace) ?? []))];
}

function endOf(part: string, namespace: string): string | null {
  const label = /^(?:app|app\.kubernetes\.io\/name)=(.+)$/.exec(part);
  if (label?.[1] !== undefined) return `app ${namespace}/${label[1]}`;
  const host = HOST.exec(part.replace(/^Service /, ""));
  return host?.[1] === undefined ? null : `service ${host[2] ?? namespace}/${host[1]}`;
}

function keysOf({ type, namespace, name, service, app }: GraphNode): readonly string[] {
  const services = new Set([service, app, type === "service" ? name : undefined]);
  return [
    ...[...services].flatMap((one) => (one === undefined ? [] : [`service ${namespace}/${one}`])),
    ...(app === undefined ? [] : [`app ${namespace}/${app}`]),
  ];
}

/** The findings about a node: of the objects about it, and of its own service and workload. */
export function nodeFindings(
  node: GraphNode,
  about: readonly ObjectRow[],
  findings: readonly FindingDto[],
): readonly FindingDto[] {
  const own = new Set([
    ...about.map(nameOf),
    ...[node.service, node.app, node.name].map((name = "") => nameOf({ ...node, kind: "Service", name })),
    nameOf({ ...node, kind: "Workload", name: node.workload ?? "" }),
  ]);
  return findings.filter(({ object }) => own.has(nameOf(object)));
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

/** How many findings of each severity the objects have together. */
export function configCounts(rows: readonly ObjectRow[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of rows) {
    counts.error += findings?.error ?? 0;
    counts.warning += findings?.warning ?? 0;
    counts.info += findings?.info ?? 0;
  }
  return counts;
}
