import type { Viewer } from "@/lib/domain/access/viewer";
import type { JsonPatch } from "@/lib/domain/config/json-patch";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

export type Verb = "get" | "create" | "update" | "patch" | "delete";

/** Why the API server did not do what it was asked. Messages never hold credentials. */
export interface EditFailure {
  readonly ok: false;
  readonly kind:
    | "unreachable"
    | "timeout"
    | "unauthorized"
    | "forbidden"
    | "notFound"
    | "alreadyExists"
    | "conflict"
    | "invalid"
    | "webhook"
    | "tooLarge"
    | "throttled"
    | "unknownKind"
    | "server"
    | "aborted";
  readonly message: string;
  /** The fields the API server complains of (details.causes of its Status), as it names them. */
  readonly causes: readonly { readonly field: string; readonly message: string }[];
  /** Whether the change may have been made all the same: the connection ended after the request was sent. */
  readonly uncertain: boolean;
}

export type EditResult<T> = { readonly ok: true; readonly value: T } | EditFailure;

export interface Written {
  /** The object as the API server answered with it. */
  readonly object: JsonObject;
  /** Its Warning headers, such as unknown fields it drops. */
  readonly warnings: readonly string[];
}

/** A Kubernetes Event about an object. Times are unix milliseconds. */
export interface ObjectEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly lastSeen: number;
  readonly source: string;
}

/** One kind as the cluster serves it. */
export interface ServedKind {
  /** Key of `KINDS`. */
  readonly key: string;
  /** Every version the API server serves, in its order of preference. */
  readonly versions: readonly string[];
  /** The version Meshlens watches and writes. */
  readonly version: string;
}

/**
 * Reads and writes whole objects with the viewer's own credentials; nothing is kept, no viewer's client lives longer than
 * a call. Expected failures are values. Writes are never repeated: what is uncertain is said.
 */
export interface ClusterEditor {
  served(signal: AbortSignal): Promise<EditResult<readonly ServedKind[]>>;
  /** The object as the API server has it, managedFields included; in `version`, else in the version Meshlens watches. */
  read(
    viewer: Viewer,
    object: ObjectRef & { readonly version?: string },
    signal: AbortSignal,
  ): Promise<EditResult<JsonObject>>;
  /** Creates under field manager `meshlens`; the object carries apiVersion, kind, namespace and name. */
  create(
    viewer: Viewer,
    object: JsonObject,
    dryRun: boolean,
    signal: AbortSignal,
  ): Promise<EditResult<Written>>;
  /** Sends the JSON Patch under field manager `meshlens`, in the version the ref names or the one Meshlens watches. */
  patch(
    viewer: Viewer,
    object: ObjectRef & { readonly version?: string },
    patch: JsonPatch,
    dryRun: boolean,
    signal: AbortSignal,
  ): Promise<EditResult<Written>>;
  /** Deletes exactly the object with this uid at this resourceVersion. */
  remove(
    viewer: Viewer,
    object: ObjectRef,
    only: { readonly uid: string; readonly resourceVersion: string },
    dryRun: boolean,
    signal: AbortSignal,
  ): Promise<EditResult<null>>;
  /** Whether the viewer may do it (SelfSubjectAccessReview; an answer holds for 30 s). Namespace "" asks for all. */
  may(
    viewer: Viewer,
    verb: Verb,
    kindKey: string,
    namespace: string,
    signal: AbortSignal,
  ): Promise<EditResult<boolean>>;
  /** Events about the object, newest first, at most 50. */
  events(viewer: Viewer, object: ObjectRef, signal: AbortSignal): Promise<EditResult<readonly ObjectEvent[]>>;
  /** The OpenAPI v3 schema of a kind's version with every reference resolved; cached until the API server changes it. */
  schema(kindKey: string, version: string, signal: AbortSignal): Promise<EditResult<JsonObject>>;
}
