import { applyPatch } from "@/lib/domain/config/apply-patch";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { isJsonObject, objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type {
  ClusterEditor,
  EditFailure,
  EditResult,
  ObjectEvent,
  ServedKind,
  Verb,
  Written,
} from "@/lib/ports/cluster-editor";

type Call = keyof ClusterEditor;

/** An API server's objects in memory; change its fields between calls. */
export interface FakeClusterEditor extends ClusterEditor {
  /** The kinds it serves: at first every kind, at its newest version. */
  kinds: readonly ServedKind[];
  /** How calls fail while they are named here, before anything is done. */
  fail: Partial<Record<Call, EditFailure>>;
  /** What nobody may do, as "patch VirtualService shop"; "" is the namespace of cluster-scoped kinds. */
  denied: Set<string>;
  /** The Warning headers of every write. */
  warnings: readonly string[];
  /** Events about any object. */
  about: readonly ObjectEvent[];
  /** Schemas by "VirtualService v1". */
  schemas: Record<string, JsonObject>;
  /** Every call but `served`, `may` and `schema`, as "patch VirtualService shop/reviews (dry run)". */
  readonly calls: string[];
  /** Stores an object as another client would. */
  put(object: JsonObject): JsonObject;
  delete(object: ObjectRef): void;
}

/** What a call that fails answers with. */
export function editFailure(
  kind: EditFailure["kind"],
  message: string = kind,
  uncertain = false,
): EditFailure {
  return { ok: false, kind, message, causes: [], uncertain };
}

const NOT_THERE = editFailure("notFound", "the object is not there");
const ALL: readonly Kind[] = KINDS;

/** An editor over objects in memory: it keeps versions and uids as an API server does, and prunes nothing. */
export function fakeClusterEditor(objects: readonly JsonObject[] = []): FakeClusterEditor {
  const stored = new Map<string, JsonObject>();
  const store = versioned(stored);
  const editor: FakeClusterEditor = {
    kinds: ALL.map(({ key, versions }) => ({ key, versions, version: versions[0] ?? "v1" })),
    fail: {},
    denied: new Set(),
    warnings: [],
    about: [],
    schemas: {},
    calls: [],
    put: (object) => store(object, true),
    delete: (object) => void stored.delete(keyOf(object)),
    served: () => answer(editor.fail.served ?? { ok: true, value: editor.kinds }),
    read(_viewer, object) {
      note(editor, "read", object);
      const found = stored.get(keyOf(object));
      return answer(editor.fail.read ?? (found === undefined ? NOT_THERE : { ok: true, value: found }));
    },
    create(_viewer, object, dryRun) {
      const ref = refOf(object);
      note(editor, "create", ref, dryRun);
      if (editor.fail.create !== undefined) return answer(editor.fail.create);
      if (stored.has(keyOf(ref))) return answer(editFailure("alreadyExists"));
      return answer(written(editor, store(object, !dryRun)));
    },
    patch(_viewer, object, patch, dryRun) {
      note(editor, "patch", object, dryRun);
      const found = stored.get(keyOf(object));
      if (editor.fail.patch !== undefined) return answer(editor.fail.patch);
      if (found === undefined) return answer(NOT_THERE);
      const patched = applyPatch(found, patch);
      if (!patched.ok || !isJsonObject(patched.value)) return answer(editFailure("conflict"));
      return answer(written(editor, store(patched.value, !dryRun)));
    },
    remove(_viewer, object, only, dryRun) {
      note(editor, "remove", object, dryRun);
      const metadata = objectAt(stored.get(keyOf(object)) ?? {}, "metadata");
      if (editor.fail.remove !== undefined) return answer(editor.fail.remove);
      if (textAt(metadata, "uid") === "") return answer(NOT_THERE);
      const same = metadata["uid"] === only.uid && metadata["resourceVersion"] === only.resourceVersion;
      if (!same) return answer(editFailure("conflict"));
      if (!dryRun) stored.delete(keyOf(object));
      return answer({ ok: true, value: null });
    },
    may: (_viewer, verb: Verb, kind, namespace) =>
      answer(editor.fail.may ?? { ok: true, value: !editor.denied.has(`${verb} ${kind} ${namespace}`) }),
    events: () => answer(editor.fail.events ?? { ok: true, value: editor.about }),
    schema(kind, version) {
      const found = editor.schemas[`${kind} ${version}`];
      const failure = editor.fail.schema ?? editFailure("notFound", "no schema");
      return answer(found === undefined ? failure : { ok: true, value: found });
    },
  };
  for (const object of objects) store(object, true);
  return editor;
}

function answer<T>(result: EditResult<T>): Promise<EditResult<T>> {
  return Promise.resolve(result);
}

function written({ warnings }: FakeClusterEditor, object: JsonObject): EditResult<Written> {
  return { ok: true, value: { object, warnings } };
}

function note(
  editor: FakeClusterEditor,
  call: Call,
  { kind, namespace, name }: ObjectRef,
  dryRun = false,
): void {
  const path = namespace === "" ? name : `${namespace}/${name}`;
  editor.calls.push(`${call} ${kind} ${path}${dryRun ? " (dry run)" : ""}`);
}

/** Stores objects, each write with the next resourceVersion and a new name with a uid of its own; may only compute. */
function versioned(stored: Map<string, JsonObject>): (object: JsonObject, keep: boolean) => JsonObject {
  let revision = 0;
  return (object, keep) => {
    const key = keyOf(refOf(object));
    const before = objectAt(stored.get(key) ?? {}, "metadata");
    const next = keep ? (revision += 1) : revision + 1;
    const metadata = {
      creationTimestamp: "2026-01-01T00:00:00Z",
      ...objectAt(object, "metadata"),
      uid: before["uid"] ?? `uid-${next}`,
      resourceVersion: String(next),
    };
    const whole = { ...object, metadata };
    if (keep) stored.set(key, whole);
    return whole;
  };
}

function refOf(object: JsonObject): ObjectRef {
  const metadata = objectAt(object, "metadata");
  const [group = "", version] = textAt(object, "apiVersion").split("/", 2);
  const found = ALL.find(
    (kind) => kind.kind === object["kind"] && kind.group === (version === undefined ? "" : group),
  );
  return {
    kind: found?.key ?? textAt(object, "kind"),
    namespace: textAt(metadata, "namespace"),
    name: textAt(metadata, "name"),
  };
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace}/${name}`;
}
