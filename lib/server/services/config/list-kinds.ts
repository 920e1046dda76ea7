import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { CONFIG_KINDS, type ConfigKind } from "@/lib/domain/config/config-kinds";
import type { KindState } from "@/lib/domain/mesh/kind-state";
import type { ServedKind } from "@/lib/ports/cluster-editor";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { readableObjects } from "./readable-objects";
import { writeRefusal } from "./write-refusal";

type Row = KindsResponse["kinds"][number];

/** The kinds of configuration Meshlens knows, at the versions the cluster serves them, with how far each can be read. */
export async function listKinds(
  backend: Backend,
  viewer: Viewer,
  signal: AbortSignal,
): Promise<KindsResponse> {
  const { visible } = await viewerScope(backend, viewer, null, signal);
  const keys = CONFIG_KINDS.map(({ key }) => key);
  const [served, readable] = await Promise.all([
    backend.editor.served(signal),
    readableObjects(backend, viewer, keys, visible, signal),
  ]);
  const versions = new Map((served.ok ? served.value : []).map((kind) => [kind.key, kind]));
  const states = backend.cluster.status().kinds;
  return {
    kinds: CONFIG_KINDS.map((kind) => ({
      ...described(kind, versions.get(kind.key)),
      ...stateOf(states.filter(({ kind: key, namespace }) => key === kind.key && sees(visible, namespace))),
      objects: readable.list(kind.key).length,
    })),
    readOnly: writeRefusal(backend, viewer),
  };
}

function described(
  { key, group, kind, plural, namespaced, family }: ConfigKind,
  served: ServedKind | undefined,
): Omit<Row, "state" | "reason" | "objects"> {
  const versions = [...(served?.versions ?? [])];
  return { key, group, kind, plural, namespaced, family, version: served?.version ?? null, versions };
}

function sees(visible: ReadonlySet<string>, namespace: string | null): boolean {
  return namespace === null || visible.has(namespace);
}

/** Of a kind that is watched namespace by namespace: live where any of it is, with the first trouble as reason. */
function stateOf(states: readonly KindState[]): Pick<Row, "state" | "reason"> {
  const one = (state: KindState["state"]): KindState | undefined =>
    states.find((kind) => kind.state === state);
  const stale = one("stale");
  if (stale?.state === "stale") return { state: "stale", reason: stale.cause };
  if (one("live")) return { state: "live", reason: null };
  const denied = one("denied");
  if (denied?.state === "denied") {
    return { state: "denied", reason: `Needs the right to ${denied.verb} ${denied.resource}.` };
  }
  return { state: one("syncing") ? "syncing" : "notServed", reason: null };
}
