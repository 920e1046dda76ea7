import type { MeshFlow } from "../traffic/model/mesh-flow";
import { isSameFlow } from "./is-same-flow";

/** A stretch of time in which the same flows flowed, at the rates of a mean day. */
export interface FlowEpoch {
  /** Unix milliseconds. */
  readonly from: number;
  /** Unix milliseconds; Infinity for what flows now. */
  readonly to: number;
  /** The flows that a pod has a part in: as an end, or with a proxy that reports. */
  flowsOf(namespace: string, pod: string): readonly MeshFlow[];
  /** The flows that the ztunnel of a node reports. */
  flowsThrough(node: string): readonly MeshFlow[];
}

/** Flows of the past beyond this many are forgotten, the oldest first. */
const MAX_FLOWS = 20_000;

const podKey = (namespace: string, pod: string): string => `pod ${namespace}/${pod}`;
const nodeKey = (node: string): string => `node ${node}`;

/** Whoever has a part in a flow. */
function partakers({ source, destination, reports }: MeshFlow): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { namespace, pods } of [source, ...(destination ? [destination] : [])])
    for (const { name } of pods) keys.add(podKey(namespace, name));
  for (const { by } of reports)
    for (const { name, node } of by.pods)
      keys.add(by.dataPlane === "ztunnel" ? nodeKey(node) : podKey(by.namespace, name));
  return keys;
}

class Epoch implements FlowEpoch {
  readonly from: number;
  to = Infinity;
  readonly flows: readonly MeshFlow[];
  private index: ReadonlyMap<string, readonly MeshFlow[]> | null = null;

  constructor(from: number, flows: readonly MeshFlow[]) {
    this.from = from;
    this.flows = flows;
  }

  flowsOf(namespace: string, pod: string): readonly MeshFlow[] {
    return this.byPartaker().get(podKey(namespace, pod)) ?? [];
  }

  flowsThrough(node: string): readonly MeshFlow[] {
    return this.byPartaker().get(nodeKey(node)) ?? [];
  }

  isOf(flows: readonly MeshFlow[]): boolean {
    if (flows.length !== this.flows.length) return false;
    return flows.every((flow, index) => {
      const known = this.flows[index];
      return known !== undefined && isSameFlow(flow, known);
    });
  }

  private byPartaker(): ReadonlyMap<string, readonly MeshFlow[]> {
    if (this.index) return this.index;
    const index = new Map<string, MeshFlow[]>();
    for (const flow of this.flows)
      for (const key of partakers(flow)) {
        const known = index.get(key);
        if (known) known.push(flow);
        else index.set(key, [flow]);
      }
    this.index = index;
    return index;
  }
}

/** What flowed when, as far back as is remembered. */
export class FlowHistory {
  private kept: readonly Epoch[] = [];

  /** From `at` (unix milliseconds) on these flows flow, and no others. */
  add(flows: readonly MeshFlow[], at: number): void {
    const last = this.kept.at(-1);
    if (last?.isOf(flows)) return;
    if (last) last.to = at;
    const next = [...this.kept.filter(({ from }) => from < at), new Epoch(at, flows)];
    let total = next.reduce((sum, epoch) => sum + epoch.flows.length, 0);
    let first = 0;
    while (total > MAX_FLOWS && first < next.length - 1) {
      total -= next[first]?.flows.length ?? 0;
      first += 1;
    }
    this.kept = next.slice(first);
  }

  /** The epochs that touch the time from `from` to `to` (unix milliseconds), the newest first. */
  between(from: number, to: number): readonly FlowEpoch[] {
    return this.kept.filter((epoch) => epoch.from < to && epoch.to > from).toReversed();
  }
}
