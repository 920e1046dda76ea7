import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { ownerOf } from "@/lib/domain/config/owner";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Verb } from "@/lib/ports/cluster-editor";
import type { Backend } from "../../backend";
import { editProblem, titleOfFailure } from "../../edit-problem";
import { viewerScope } from "../viewer-scope";
import { objectFacts } from "./object-facts";
import { objectGone } from "./object-gone";
import { seesFindings } from "./sees-findings";
import { toFindingDto } from "./to-finding-dto";
import { writeRefusal } from "./write-refusal";

type Permission = ObjectResponse["may"]["update"];

/**
 * One object as the API server has it now, read with the viewer's rights, with everything Meshlens knows about it. Throws a
 * 404 problem for one that is not there or in a namespace that is not visible, a 403 problem without the right to get it.
 */
export async function getObject(
  backend: Backend,
  viewer: Viewer,
  ref: ObjectRef & { readonly version?: string },
  signal: AbortSignal,
): Promise<ObjectResponse> {
  const { visible } = await viewerScope(backend, viewer, null, signal);
  if (ref.namespace !== "" && !visible.has(ref.namespace)) throw objectGone(ref);
  const read = await backend.editor.read(viewer, ref, signal);
  if (!read.ok) throw read.kind === "notFound" ? objectGone(ref) : editProblem(read);
  const parsed = asClusterObject(read.value);
  if (!parsed.ok)
    throw editProblem({ ok: false, kind: "server", message: parsed.message, causes: [], uncertain: false });
  const { object } = parsed;
  const owner = ownerOf(object);
  const { kind, namespace, name } = ref;
  const [events, may, sees] = await Promise.all([
    eventsOf(backend, viewer, ref, signal),
    permissions(backend, viewer, ref, signal),
    seesFindings(backend, viewer, signal),
  ]);
  return {
    ref: { kind, namespace, name },
    object: withoutManagers(read.value),
    owner,
    findings: findingsOf(backend, object, ref).map((finding) => toFindingDto(finding, sees)),
    ...objectFacts(backend, object, ref, { visible, sees }),
    events,
    may,
  };
}

/** Who set which field is told apart; the raw entries are long and mean nothing to people. */
function withoutManagers(raw: JsonObject): JsonObject {
  const { managedFields: _, ...metadata } = objectAt(raw, "metadata");
  return { ...raw, metadata };
}

/** Findings of the object that was read, which may be newer than the mirror. */
function findingsOf(
  { checks }: Backend,
  object: ClusterObject,
  ref: ObjectRef,
): ReturnType<ReturnType<typeof checks.current>["all"]> {
  return checks
    .current()
    .with({ put: [object], removed: [] })
    .findingsOf(ref);
}

async function eventsOf(
  { editor }: Backend,
  viewer: Viewer,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<ObjectResponse["events"]> {
  const events = await editor.events(viewer, ref, signal);
  if (events.ok) return { state: "ok", items: [...events.value] };
  return { state: "unavailable", because: `${titleOfFailure(events)}: ${events.message}` };
}

/** What the viewer may do with it, by Meshlens' own rules and then by the cluster's. */
async function permissions(
  backend: Backend,
  viewer: Viewer,
  { kind, namespace }: ObjectRef,
  signal: AbortSignal,
): Promise<ObjectResponse["may"]> {
  const refusal = writeRefusal(backend, viewer);
  const ask = async (verb: Verb): Promise<Permission> => {
    if (refusal !== null) return { allowed: false, because: refusal };
    const may = await backend.editor.may(viewer, verb, kind, namespace, signal);
    if (!may.ok) return { allowed: false, because: `Your rights cannot be decided: ${may.message}` };
    const because = may.value
      ? ""
      : `You lack the right to ${verb} ${kind}${namespace === "" ? "" : ` in ${namespace}`}.`;
    return { allowed: may.value, because };
  };
  const [update, remove, create] = await Promise.all([ask("patch"), ask("delete"), ask("create")]);
  return { update, delete: remove, create };
}
