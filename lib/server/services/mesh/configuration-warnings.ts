import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS, type Kind, type KindKey } from "@/lib/domain/mesh/kinds";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import type { Backend } from "../../backend";

/** Kinds that decide what becomes of a request. */
const DECIDING: readonly KindKey[] = [
  "Service",
  "Pod",
  "EndpointSlice",
  "VirtualService",
  "DestinationRule",
  "ServiceEntry",
  "Sidecar",
  "Gateway.networking.istio.io",
  "PeerAuthentication",
  "AuthorizationPolicy",
  "RequestAuthentication",
  "Gateway.gateway.networking.k8s.io",
  "HTTPRoute",
  "GRPCRoute",
  "TLSRoute",
  "TCPRoute",
  "ReferenceGrant",
];
const BY_KEY: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.key, kind]));

interface Warning {
  readonly code: "kindUnread" | "unknownVersion";
  readonly message: string;
}

const listed = (names: readonly string[]): string => [...new Set(names)].sort().join(", ");

/** What is missing of an object of a kind that Meshlens has no right to read looks like an object that is not there. */
function unread({ cluster }: Pick<Backend, "cluster">): readonly Warning[] {
  const denied = cluster
    .status()
    .kinds.filter(({ kind, state }) => state === "denied" && DECIDING.some((key) => key === kind));
  if (denied.length === 0) return [];
  const names = listed(denied.map(({ kind }) => BY_KEY.get(kind)?.plural ?? kind));
  const where = denied.some(({ namespace }) => namespace === null) ? "" : " of some namespaces";
  const message = `Meshlens has no right to read ${names}${where}: what is told here leaves them out and may be wrong. Grant list and watch on them; the status page names each.`;
  return [{ code: "kindUnread", message }];
}

function isUnknownVersion(object: ClusterObject | undefined): object is ClusterObject {
  const known = object && BY_KEY.get(kindKeyOf(object));
  return known !== undefined && !known.versions.includes(object?.apiVersion.split("/").at(-1) ?? "");
}

function unknownVersions(objects: readonly (ClusterObject | undefined)[]): readonly Warning[] {
  const odd = objects.filter(isUnknownVersion);
  if (odd.length === 0) return [];
  const names = listed(odd.map(({ apiVersion, kind }) => `${kind} (${apiVersion})`));
  const message = `Meshlens does not know these versions: ${names}. It reads the fields it knows and may miss others. Check what is told here against the cluster, or look for a newer Meshlens.`;
  return [{ code: "unknownVersion", message }];
}

/**
 * Why what is said of requests may be wrong: kinds that Meshlens may not read, and objects, of the cluster or drafted, in
 * versions that it does not know. All objects of a kind are read in one version, so one of each is looked at.
 */
export function configurationWarnings(
  { cluster }: Pick<Backend, "cluster">,
  drafts: readonly ClusterObject[] = [],
): readonly Warning[] {
  const snapshot = cluster.snapshot();
  return [
    ...unread({ cluster }),
    ...unknownVersions([...DECIDING.map((key) => snapshot.list(key)[0]), ...drafts]),
  ];
}
