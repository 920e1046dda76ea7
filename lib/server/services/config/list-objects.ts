import type { ObjectRow, ObjectsResponse } from "@/lib/contracts/config/objects-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { aboutObject } from "@/lib/domain/config/about-object";
import { CONFIG_KINDS } from "@/lib/domain/config/config-kinds";
import { ownerOf } from "@/lib/domain/config/owner";
import { toRawObject } from "@/lib/domain/config/to-raw-object";
import { writerOf } from "@/lib/domain/history/writer-of";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";
import { writeYaml } from "@/lib/yaml/write-yaml";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { readableObjects } from "./readable-objects";

export interface ObjectsRequest {
  readonly namespaces: readonly string[] | null;
  /** Only objects whose YAML contains it, whatever the case; "" for all. */
  readonly text: string;
}

const lines = new WeakMap<ClusterObject, Omit<ObjectRow, "findings">>();
const texts = new WeakMap<ClusterObject, string>();

/** All configuration the viewer may read, a line each. Cluster-scoped objects are among them whatever the namespaces. */
export async function listObjects(
  backend: Backend,
  viewer: Viewer,
  { namespaces, text }: ObjectsRequest,
  signal: AbortSignal,
): Promise<ObjectsResponse> {
  const { visible } = await viewerScope(backend, viewer, namespaces, signal);
  const within = new Set(["", ...(namespaces ?? visible)]);
  const keys = CONFIG_KINDS.map(({ key }) => key);
  const readable = await readableObjects(backend, viewer, keys, visible, signal);
  const checks = backend.checks.current();
  const wanted = text.toLowerCase();
  const objects = keys.flatMap((key) =>
    readable
      .list(key)
      .filter(
        (object) => within.has(object.meta.namespace) && (wanted === "" || textOf(object).includes(wanted)),
      )
      .map((object) => {
        const { namespace, name } = object.meta;
        const findings = { ...checks.counts({ kind: key, namespace, name }) };
        return { ...lineOf(key, object), findings };
      }),
  );
  return { objects, revision: backend.cluster.snapshot().revision };
}

/** The same line for as long as the object stays the same. */
function lineOf(kind: string, object: ClusterObject): Omit<ObjectRow, "findings"> {
  const known = lines.get(object);
  if (known !== undefined) return known;
  const { namespace, name, labels, creationTimestamp } = object.meta;
  const line = {
    kind,
    apiVersion: object.apiVersion,
    namespace,
    name,
    created: (parseTimestamp(creationTimestamp) ?? 0) * 1000,
    labels: { ...labels },
    about: aboutObject(object),
    owner: ownerOf(object),
    changed: writerOf(object),
  };
  lines.set(object, line);
  return line;
}

function textOf(object: ClusterObject): string {
  const known = texts.get(object) ?? writeYaml(toRawObject(object)).toLowerCase();
  texts.set(object, known);
  return known;
}
