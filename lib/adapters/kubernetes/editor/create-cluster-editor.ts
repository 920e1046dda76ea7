import type { Viewer } from "@/lib/domain/access/viewer";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { ClusterEditor, EditFailure, EditResult, Verb, Written } from "@/lib/ports/cluster-editor";
import type { AccessReviews } from "../access/access-reviews";
import type { IdentityClients } from "../access/identity-clients";
import type { ApiClient } from "../api/create-api-client";
import type { Discovery } from "../discovery/create-discovery";
import type { SchemaReader } from "../openapi/create-schema-reader";
import { editFailure, editFailureOf } from "./edit-failure";
import { listEvents } from "./list-events";
import { addressPath, objectAddress, type ObjectAddress } from "./object-address";
import { readObject, sendEdit, type Edit } from "./send-edit";

export interface ClusterEditorDeps {
  readonly clients: IdentityClients;
  readonly reviews: AccessReviews;
  readonly discovery: Discovery;
  readonly schemas: SchemaReader;
}

type Versioned = ObjectRef & { readonly version?: string };

/** An object's address and the client of whoever asks for it. */
interface Target {
  readonly client: ApiClient;
  readonly address: ObjectAddress;
}

const ALL_KINDS: readonly Kind[] = KINDS;
const BY_KEY: ReadonlyMap<string, Kind> = new Map(ALL_KINDS.map((kind) => [kind.key, kind]));
const NOBODY = editFailure("forbidden", "Meshlens has no credentials of this identity");
const READS_ONLY = editFailure("forbidden", "this viewer may only read");
/** Field manager, and warnings instead of silence about fields that the API server drops. */
const WRITE_QUERY = { fieldManager: "meshlens", fieldValidation: "Warn" };

/** Reads and writes through the API server, each call with the credentials of the identity it is made for. */
export function createClusterEditor(deps: ClusterEditorDeps): ClusterEditor {
  return {
    served: (signal) => served(deps, signal),
    async read(viewer, object, signal) {
      const target = await find(deps, viewer, object, signal);
      if (!target.ok) return target;
      return readObject(target.value.client, addressPath(target.value.address, "object"), signal);
    },
    create: (viewer, object, dryRun, signal) => create(deps, viewer, object, dryRun, signal),
    async patch(viewer, object, patch, dryRun, signal) {
      const target = await find(deps, viewer, object, signal);
      if (!target.ok) return target;
      return write(viewer, target.value, "object", signal, {
        method: "PATCH",
        contentType: "application/json-patch+json",
        body: patch,
        dryRun,
      });
    },
    async remove(viewer, object, only, dryRun, signal) {
      const target = await find(deps, viewer, object, signal);
      if (!target.ok) return target;
      const body = deleteOptions(only, dryRun);
      const edit = { method: "DELETE", contentType: "application/json", body, dryRun } as const;
      const removed = await write(viewer, target.value, "object", signal, edit);
      return removed.ok ? { ok: true, value: null } : removed;
    },
    may: (viewer, verb, kindKey, namespace, signal) =>
      may(deps, viewer, { verb, kindKey, namespace }, signal),
    async events(viewer, object, signal) {
      const target = await find(deps, viewer, object, signal);
      return target.ok ? listEvents(target.value.client, target.value.address, signal) : target;
    },
    schema: (kindKey, version, signal) => readSchema(deps, kindKey, version, signal),
  };
}

async function served(
  { discovery }: ClusterEditorDeps,
  signal: AbortSignal,
): ReturnType<ClusterEditor["served"]> {
  const found = await discovery(signal);
  if (!found.ok) return editFailureOf(found.failure);
  return { ok: true, value: ALL_KINDS.flatMap(({ key }) => found.value.get(key) ?? []) };
}

async function find(
  { clients, discovery }: ClusterEditorDeps,
  viewer: Viewer,
  object: Versioned,
  signal: AbortSignal,
): Promise<EditResult<Target>> {
  const client = clients(viewer.identity);
  if (client === null) return NOBODY;
  const kind = BY_KEY.get(object.kind);
  if (kind === undefined) return unknownKind(object.kind);
  let { version } = object;
  if (version === undefined) {
    const kinds = await discovery(signal);
    if (!kinds.ok) return editFailureOf(kinds.failure);
    version = kinds.value.get(kind.key)?.version;
  }
  if (version === undefined) return unknownKind(object.kind);
  const address = objectAddress(kind, version, object);
  return address.ok ? { ok: true, value: { client, address: address.value } } : address;
}

async function create(
  { clients }: ClusterEditorDeps,
  viewer: Viewer,
  object: JsonObject,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<EditResult<Written>> {
  const client = clients(viewer.identity);
  if (client === null) return NOBODY;
  const [kind, version] = kindOf(object);
  if (kind === undefined) return unknownKind(`${textAt(object, "apiVersion")} ${textAt(object, "kind")}`);
  const metadata = objectAt(object, "metadata");
  const [namespace, name] = [textAt(metadata, "namespace"), textAt(metadata, "name")];
  const address = objectAddress(kind, version, { namespace, name });
  if (!address.ok) return address;
  const edit = { method: "POST", contentType: "application/json", body: object, dryRun } as const;
  return write(viewer, { client, address: address.value }, "collection", signal, edit);
}

/** The kind an object says it is of, and in which version. */
function kindOf(object: JsonObject): readonly [Kind | undefined, string] {
  const apiVersion = textAt(object, "apiVersion");
  const slash = apiVersion.indexOf("/");
  const group = slash === -1 ? "" : apiVersion.slice(0, slash);
  const named = textAt(object, "kind");
  const kind = ALL_KINDS.find((candidate) => candidate.group === group && candidate.kind === named);
  return [kind, apiVersion.slice(slash + 1)];
}

/** The API server is asked to change nothing for whoever may only read, whatever rights the credentials have. */
function write(
  { mayWrite }: Viewer,
  { client, address }: Target,
  to: "object" | "collection",
  signal: AbortSignal,
  edit: Omit<Edit, "path">,
): Promise<EditResult<Written>> {
  if (!mayWrite && !edit.dryRun) return Promise.resolve(READS_ONLY);
  const dryRun = edit.dryRun ? { dryRun: "All" } : {};
  const query = edit.method === "DELETE" ? dryRun : { ...WRITE_QUERY, ...dryRun };
  const path = `${addressPath(address, to)}?${new URLSearchParams(query).toString()}`;
  return sendEdit(client, { ...edit, path }, signal);
}

function deleteOptions(
  { uid, resourceVersion }: { readonly uid: string; readonly resourceVersion: string },
  dryRun: boolean,
): JsonObject {
  return {
    apiVersion: "v1",
    kind: "DeleteOptions",
    preconditions: { uid, resourceVersion },
    ...(dryRun ? { dryRun: ["All"] } : {}),
  };
}

async function may(
  { reviews }: ClusterEditorDeps,
  { identity }: Viewer,
  { verb, kindKey, namespace }: { readonly verb: Verb; readonly kindKey: string; readonly namespace: string },
  signal: AbortSignal,
): Promise<EditResult<boolean>> {
  const kind = BY_KEY.get(kindKey);
  if (kind === undefined) return unknownKind(kindKey);
  const { group, plural, namespaced } = kind;
  const access = { verb, group, plural, namespace: namespaced ? namespace : "" };
  const answer = await reviews(identity, access, signal);
  return answer.ok ? answer : editFailureOf(answer.failure);
}

async function readSchema(
  { schemas }: ClusterEditorDeps,
  kindKey: string,
  version: string,
  signal: AbortSignal,
): Promise<EditResult<JsonObject>> {
  const kind = BY_KEY.get(kindKey);
  if (kind === undefined) return unknownKind(kindKey);
  const schema = await schemas(kind, version, signal);
  if (!schema.ok) return editFailureOf(schema.failure);
  return schema.value === null
    ? editFailure("notFound", `the API server publishes no schema of ${kind.kind} ${version}`)
    : { ok: true, value: schema.value };
}

function unknownKind(named: string): EditFailure {
  return editFailure("unknownKind", `the cluster does not serve ${named}, or Meshlens does not know it`);
}
