import type { ClusterObject, Json } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import type { ObjectRef } from "../mesh/object-ref";
import { olderFirst } from "../mesh/older-first";
import { isJsonObject, objectAt, textAt, textMapAt } from "../mesh/read-json";
import { hasLabels } from "../policy/policy-target";
import type { MeshWorkload } from "../routing/mesh-workload";

export type PeerMode = "STRICT" | "PERMISSIVE" | "DISABLE";

/** What a workload's proxy accepts on a port, and what says so. */
export interface DecidedMode {
  readonly mode: PeerMode;
  /** null where nothing is configured: PERMISSIVE. */
  readonly by: ObjectRef | null;
  readonly level: "port" | "workload" | "namespace" | "mesh" | "default";
}

export interface PeerAuthentication {
  readonly ref: ObjectRef;
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly mode: PeerMode | null;
  readonly portModes: ReadonlyMap<number, PeerMode>;
}

/** null for UNSET and for nothing, which both inherit. */
function modeOf(mtls: Json | undefined): PeerMode | null {
  const mode = isJsonObject(mtls) ? textAt(mtls, "mode") : "";
  return mode === "STRICT" || mode === "PERMISSIVE" || mode === "DISABLE" ? mode : null;
}

const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65_536;

/** Reads a PeerAuthentication. https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export function readPeerAuthentication({ meta, data }: ClusterObject): PeerAuthentication {
  const spec = objectAt(data, "spec");
  const ports = Object.entries(objectAt(spec, "portLevelMtls")).flatMap(([port, mtls]) => {
    const mode = modeOf(mtls);
    return mode === null || !isPort(Number(port)) ? [] : [[Number(port), mode] as const];
  });
  return {
    ref: { kind: "PeerAuthentication", namespace: meta.namespace, name: meta.name },
    matchLabels: textMapAt(objectAt(spec, "selector"), "matchLabels"),
    mode: modeOf(spec["mtls"]),
    portModes: new Map(ports),
  };
}

/** Tells what a workload's proxy accepts; `port` null asks for the ports that nothing is said of. */
export interface PeerModes {
  of(workload: MeshWorkload, port: number | null): DecidedMode;
  /** Ports that a policy which selects the workload has a mode of their own for. */
  portsOf(workload: MeshWorkload): readonly number[];
  /** What is set for all of a namespace, whatever its workloads say for themselves; of the mesh for the root namespace. */
  ofNamespace(namespace: string): DecidedMode;
}

const selectsAll = ({ matchLabels }: PeerAuthentication): boolean => Object.keys(matchLabels).length === 0;
const DEFAULT: DecidedMode = { mode: "PERMISSIVE", by: null, level: "default" };

function byNamespace(snapshot: ClusterSnapshot): ReadonlyMap<string, readonly PeerAuthentication[]> {
  const found = new Map<string, PeerAuthentication[]>();
  for (const object of snapshot.list("PeerAuthentication").toSorted(olderFirst))
    found.set(object.meta.namespace, [
      ...(found.get(object.meta.namespace) ?? []),
      readPeerAuthentication(object),
    ]);
  return found;
}

/**
 * What proxies accept: the oldest PeerAuthentication that selects the workload (first what it says of the port), else its
 * namespace's, else the root namespace's, else PERMISSIVE. Istio leaves out one with a selector in the root namespace;
 * a ztunnel ignores DISABLE.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/ and
 * https://istio.io/latest/docs/ambient/usage/l4-policy/#peer-authentication
 */
export function peerModes(snapshot: ClusterSnapshot, rootNamespace: string): PeerModes {
  const policies = byNamespace(snapshot);
  const of = (
    { dataPlane }: Pick<MeshWorkload, "dataPlane">,
    namespace: string,
  ): readonly PeerAuthentication[] => {
    const known = policies.get(namespace) ?? [];
    return dataPlane === "ztunnel" ? known.filter(({ mode }) => mode !== "DISABLE") : known;
  };
  const selecting = (workload: MeshWorkload): PeerAuthentication | undefined =>
    workload.namespace === rootNamespace
      ? undefined
      : of(workload, workload.namespace).find(
          (one) => !selectsAll(one) && hasLabels(workload, one.matchLabels),
        );
  const ofPort = (workload: MeshWorkload, port: number | null): DecidedMode | null => {
    const selected = selecting(workload);
    const mode = port === null ? undefined : selected?.portModes.get(port);
    if (selected && mode) return { mode, by: selected.ref, level: "port" };
    return selected?.mode ? { mode: selected.mode, by: selected.ref, level: "workload" } : null;
  };
  const ofLevels = (at: Pick<MeshWorkload, "namespace" | "dataPlane">): DecidedMode => {
    const levels = [
      ["namespace", at.namespace],
      ["mesh", rootNamespace],
    ] as const;
    for (const [level, namespace] of levels) {
      if (level === "namespace" && namespace === rootNamespace) continue;
      const found = of(at, namespace).find(selectsAll);
      if (found?.mode) return { mode: found.mode, by: found.ref, level };
    }
    return DEFAULT;
  };
  return {
    of: (workload, port) => ofPort(workload, port) ?? ofLevels(workload),
    portsOf: (workload) => [...(selecting(workload)?.portModes.keys() ?? [])],
    ofNamespace: (namespace) => ofLevels({ namespace, dataPlane: "sidecar" }),
  };
}
