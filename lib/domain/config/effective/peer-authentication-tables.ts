import type { ClusterObject } from "../../mesh/cluster-object";
import { peerModes, readPeerAuthentication, type DecidedMode } from "../../mtls/peer-mode";
import { hasLabels } from "../../policy/policy-target";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";

const COLUMNS = ["Workload", "Port", "Mode", "Decided by"];

function byText({ by, level }: DecidedMode, visible: ReadonlySet<string>): string {
  if (!by) return "Istio's default";
  const name = visible.has(by.namespace) || level === "mesh" ? `${by.namespace}/${by.name}` : "another one";
  return `PeerAuthentication ${name} (${level})`;
}

/**
 * The mode of every workload that a PeerAuthentication may decide about, by port, and what decides it in the end: port
 * before workload before namespace before mesh.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function peerAuthenticationTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const { ref, matchLabels } = readPeerAuthentication(object);
  const modes = peerModes(context.mesh.snapshot, context.rootNamespace);
  const isMeshWide = ref.namespace === context.rootNamespace && Object.keys(matchLabels).length === 0;
  const concerns = (one: MeshWorkload): boolean =>
    one.dataPlane !== "none" &&
    (isMeshWide || (one.namespace === ref.namespace && hasLabels(one, matchLabels)));
  const rows = context.workloads.filter(concerns).flatMap((workload) =>
    [null, ...modes.portsOf(workload)].map((port): EffectiveRow => {
      const decided = modes.of(workload, port);
      const isOwn = decided.by?.namespace === ref.namespace && decided.by.name === ref.name;
      const cells = [
        `${workload.namespace}/${workload.workload}`,
        port === null ? "every other" : String(port),
        decided.mode,
        isOwn ? `this one (${decided.level})` : byText(decided, context.visible),
      ];
      return { cells, tone: isOwn ? "plain" : "muted" };
    }),
  );
  const note = rows.length === 0 ? "No workload with a proxy is in its scope." : null;
  return [effectiveTable("What workloads accept", COLUMNS, rows, note)];
}
