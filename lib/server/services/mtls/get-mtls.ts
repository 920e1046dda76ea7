import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { listMtls } from "@/lib/domain/mtls/list-mtls";
import type { Backend } from "../../backend";
import type { Reply } from "../../http/reply";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { meshReply, type MeshObservation } from "../mesh/observe-mesh";

type Response = DeepReadonly<MtlsResponse>;
type Entry = Response["entries"][number];
type Known = Pick<MeshObservation, "sees" | "hide" | "seen">;

const HIDDEN = { namespace: "", workload: "" };

/** What the workloads of the namespaces accept, by configuration, and what their proxies saw. */
export async function getMtls(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<Reply<Response>> {
  return meshReply("mtls", answer, backend, viewer, asked, signal);
}

function answer(observation: MeshObservation): Response {
  const { mesh, at, warnings } = observation;
  const overview = listMtls(mesh);
  return {
    at,
    windowSeconds: mesh.windowSeconds,
    autoMtls: mesh.autoMtls,
    mesh: decidedByKnown(overview.mesh, observation),
    namespaces: overview.namespaces.map((scope) => decidedByKnown(scope, observation)),
    entries: overview.entries.map((entry) => knownEntry(entry, observation)),
    warnings,
  };
}

function decidedByKnown<T extends { readonly decidedBy: Entry["decidedBy"] }>(
  told: T,
  { sees }: Pick<Known, "sees">,
): T {
  const { decidedBy } = told;
  return decidedBy === null || sees(decidedBy) ? told : { ...told, decidedBy: null };
}

function knownEntry(entry: Entry, known: Known): Entry {
  const conflicts = entry.conflicts.map(({ caller, ...conflict }) => ({
    ...conflict,
    caller: caller && caller.namespace !== "" && !known.seen.has(caller.namespace) ? HIDDEN : caller,
    message: known.hide(conflict.message),
    objects: conflict.objects.filter(known.sees),
  }));
  return { ...decidedByKnown(entry, known), conflicts };
}
