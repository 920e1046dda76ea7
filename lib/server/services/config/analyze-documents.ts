import type { AnalyzeResponse } from "@/lib/contracts/config/analyze";
import type { Viewer } from "@/lib/domain/access/viewer";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { editableKind } from "@/lib/domain/config/editable-kinds";
import { pathText } from "@/lib/domain/config/field-path";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { isJsonObject, objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Finding } from "@/lib/domain/validations/finding";
import { lineOfPath } from "@/lib/yaml/line-of-path";
import { parseDocuments, type YamlDocument } from "@/lib/yaml/parse-documents";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { findingsAfter } from "./findings-after";
import { schemaFindings } from "./schema-findings";

type Row = AnalyzeResponse["findings"][number];

/** An object of the text and where in it it stands. */
interface Placed {
  readonly raw: JsonObject;
  readonly object: ClusterObject;
  readonly ref: ObjectRef;
  readonly document: YamlDocument;
  /** Where the object begins in its document: below "items" of a List. */
  readonly at: readonly (string | number)[];
}

/**
 * The findings that YAML documents would have in this cluster, all of them applied together, in the order of the text. What
 * cannot be read is a finding too. Objects without a namespace are taken to be in `namespace`. Throws a 503 problem where the
 * viewer's rights cannot be decided.
 */
export async function analyzeDocuments(
  backend: Backend,
  viewer: Viewer,
  { text, namespace }: { readonly text: string; readonly namespace: string },
  signal: AbortSignal,
): Promise<AnalyzeResponse> {
  const { visible } = await viewerScope(backend, viewer, null, signal);
  const { documents, problems } = parseDocuments(text);
  const unreadable = problems.map(({ line, message }) => row({ line, message, code: "yaml" }));
  const read = documents.flatMap((document) => readDocument(document, namespace));
  const placed = read.filter((one) => "object" in one);
  const repeated = repetitions(placed);
  const changes = { put: placed.map(({ raw }) => raw), removed: [] };
  const isIt = (ref: ObjectRef): boolean => placed.some((one) => sameRef(one.ref, ref));
  const checked = findingsAfter(backend.checks.current(), changes, isIt).findings;
  const schema = await Promise.all(
    placed.map(({ raw, ref }) => schemaFindings(backend, ref, raw, null, signal)),
  );
  const found = [...schema.flat(), ...checked].flatMap((finding) => {
    const one = placed.findLast(({ ref }) => sameRef(ref, finding.object));
    return one === undefined || hides(finding, visible) ? [] : [rowOf(finding, one)];
  });
  const foreign = read.flatMap((one) => ("object" in one ? [] : [one]));
  return {
    findings: [...unreadable, ...foreign, ...repeated, ...found].sort((one, other) => one.line - other.line),
  };
}

/** Nothing is said of a namespace the viewer may not see, not even that something is missing there. */
function hides({ object }: Finding, visible: ReadonlySet<string>): boolean {
  return object.namespace !== "" && !visible.has(object.namespace);
}

function readDocument(document: YamlDocument, namespace: string): readonly (Placed | Row)[] {
  const { value } = document;
  if (value === null) return [];
  if (!isJsonObject(value))
    return [row({ line: lineOfPath(document, []).line, message: "This is no Kubernetes object." })];
  if (textAt(value, "kind") !== "List") return [readObject(value, document, [], namespace)];
  return objectsAt(value, "items").map((item, index) =>
    readObject(item, document, ["items", index], namespace),
  );
}

function readObject(
  written: JsonObject,
  document: YamlDocument,
  at: readonly (string | number)[],
  namespace: string,
): Placed | Row {
  const raw = withNamespace(written, namespace);
  const read = asClusterObject(raw);
  const { line } = lineOfPath(document, at);
  if (!read.ok) return row({ line, message: read.message });
  const { object, kindKey } = read;
  const named = { kind: object.kind, namespace: object.meta.namespace, name: object.meta.name };
  if (kindKey === "") {
    const message = `${object.apiVersion} ${object.kind} is not a kind Meshlens checks.`;
    return row({ ...named, line, message, severity: "info", code: "kind" });
  }
  return { raw, object, document, at, ref: { ...named, kind: kindKey } };
}

/** kubectl puts objects without a namespace into the one of its context. */
function withNamespace(raw: JsonObject, namespace: string): JsonObject {
  const metadata = objectAt(raw, "metadata");
  const read = asClusterObject(raw);
  if (!read.ok || textAt(metadata, "namespace") !== "" || editableKind(read.kindKey)?.namespaced !== true)
    return raw;
  return { ...raw, metadata: { ...metadata, namespace } };
}

function repetitions(placed: readonly Placed[]): readonly Row[] {
  return placed.flatMap((one, index) => {
    const first = placed.findIndex(({ ref }) => sameRef(ref, one.ref));
    if (first === index) return [];
    const message = `${one.object.kind} ${one.ref.name} stands in the text more than once; the last one counts.`;
    return [rowAt(one, { code: "duplicate", severity: "warning", path: [], message })];
  });
}

function sameRef(one: ObjectRef, other: ObjectRef): boolean {
  return one.kind === other.kind && one.namespace === other.namespace && one.name === other.name;
}

function rowOf(finding: Finding, placed: Placed): Row {
  return rowAt(placed, finding);
}

function rowAt(
  { document, at, object, ref }: Placed,
  { code, severity, path, message }: Pick<Finding, "code" | "severity" | "path" | "message">,
): Row {
  const { line } = lineOfPath(document, [...at, ...path]);
  const { namespace, name } = ref;
  return row({ code, severity, kind: object.kind, namespace, name, path: pathText(path), line, message });
}

function row(over: Partial<Row> & Pick<Row, "line" | "message">): Row {
  return { code: "object", severity: "error", kind: "", namespace: "", name: "", path: "", ...over };
}
