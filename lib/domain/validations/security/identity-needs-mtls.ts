import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { textAt, textsAt } from "@/lib/domain/mesh/read-json";
import { readPeerAuthentication } from "@/lib/domain/mtls/peer-mode";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import type { MeshView } from "../mesh-view";
import { nameList } from "../name-list";
import { selectedWorkloads, targetRefsOf } from "../policy-targets";
import { knowsWorkloads, type MeshWorkload } from "../workloads-of";
import { conditionsOf, sourcesOf } from "./authorization-rules";
import { mutualTlsRules } from "./mutual-tls-rules";
import { type PeerMode, peerModeOf } from "./peer-mode";

const FIELDS = [
  "principals",
  "notPrincipals",
  "namespaces",
  "notNamespaces",
  "serviceAccounts",
  "notServiceAccounts",
];
const KEYS = ["source.namespace", "source.principal", "source.serviceAccount", "connection.sni"];

/**
 * A policy that asks who calls, at a workload where no call has an identity because mutual TLS is off.
 * https://istio.io/latest/docs/concepts/security/#dependency-on-mutual-tls
 */
export const identityNeedsMtls: Check = {
  codes: ["KIA0105"],
  kinds: ["AuthorizationPolicy"],
  run(policy, mesh) {
    const paths = identityPaths(policy);
    if (paths.length === 0 || targetRefsOf(policy).length > 0) return [];
    if (!mesh.knows("PeerAuthentication") || !mesh.knows("DestinationRule") || !knowsWorkloads(mesh))
      return [];
    const without = selectedWorkloads(mesh, policy)
      .map((workload) => ({ workload, peer: peerModeOf(mesh, workload) }))
      .filter(({ workload, peer }) => hasNoIdentities(mesh, workload, peer));
    if (without.length === 0) return [];
    const names = nameList(without.map(({ workload }) => workload.ref.name));
    const policies = new Set(without.flatMap(({ peer }) => (peer.from ? [peer.from] : [])));
    return paths.map((path) =>
      foundAt(
        "error",
        path,
        `Mutual TLS is not enabled for ${names}, so callers have no identity to compare with.`,
        "An identity is known of calls with mutual TLS only; what asks for one matches no call here.",
        { related: [...Array.from(policies, refOf), ...without.map(({ workload }) => workload.ref)] },
      ),
    );
  },
};

/** ztunnel always uses mutual TLS; what has no proxy enforces no policy. */
function hasNoIdentities(mesh: MeshView, workload: MeshWorkload, { mode, from }: PeerMode): boolean {
  if (workload.dataPlane !== "sidecar" || mode === "STRICT") return false;
  if (mode === "DISABLE") return from === null || readPeerAuthentication(from).portModes.size === 0;
  return !mesh.settings.autoMtls && mutualTlsRules(mesh, workload.ref.namespace).length === 0;
}

function identityPaths(policy: ClusterObject): readonly FieldPath[] {
  const sources = sourcesOf(policy).flatMap(({ item, path }) =>
    FIELDS.filter((field) => textsAt(item, field).length > 0).map((field) => [...path, field]),
  );
  const conditions = conditionsOf(policy)
    .filter(({ item }) => KEYS.includes(textAt(item, "key")))
    .map(({ path }) => [...path, "key"]);
  return [...sources, ...conditions];
}
