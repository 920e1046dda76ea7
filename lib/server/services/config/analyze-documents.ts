import type { AnalyzeResponse } from "@/lib/contracts/config/analyze";
import type { Viewer } from "@/lib/domain/access/viewer";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { editableKind } from "@/lib/domain/config/editable-kinds";
import { pathText } from "@/lib/domain/config/field-path";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { isJsonList, isJsonObject, objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Finding } from "@/lib/domain/validations/finding";
import { lineOfPath } from "@/lib/yaml/line-of-path";
import { parseDocuments, type YamlDocument } from "@/lib/yaml/parse-documents";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { findingsAfter } from "./findings-after";
import { redactFinding } from "./redact-finding";
import { schemaFindings } from "./schema-findings";
import { seesFindings } from "./sees-findings";

type Row = AnalyzeResponse["findings"][number];

const NO_OBJECT = "This is no Kubernetes object.";

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
  const [{ visible }, sees] = await Promise.all([
    viewerScope(backend, viewer, null, signal),
    seesFindings(backend, viewer, signal),
  ]);
  const { documents, problems } = parseDocuments(text);
  const unreadable = problems.map(({ line, message }) => row({ line, message, code: "yaml" }));
  const read = documents.flatMap((document) => readDocument(document, namespace));
  const placed = read.filter((one) => "object" in one);
  const repeated = repetitions(placed);
  const changes = { put: placed.map(({ raw }) => raw), removed: [] };
  const { findings } = findingsAfter(backend.checks.current(), changes, () => false);
  const checked = findings.filter(({ object }) => isVisible(object, visible));
  const schema = await Promise.all(
    placed.map(({ raw, ref }) => schemaFindings(backend, ref, raw, null, signal)),
  );
  const last = new Map(placed.map((one) => [textOf(one.ref), one]));
  const found = [...schema.flat(), ...checked].flatMap((finding) => {
    const one = last.get(textOf(finding.object));
    return one === undefined ? [] : [rowAt(one, redactFinding(finding, sees))];
  });
  const foreign = read.flatMap((one) => ("object" in one ? [] : [one]));
  const all = [...unreadable, ...foreign, ...repeated, ...unseen(placed, visible), ...found];
  return { findings: all.sort((one, other) => one.line - other.line) };
}

/** Nothing of the cluster is said about a namespace the viewer may not see, not even that something is missing there. */
function isVisible({ namespace }: ObjectRef, visible: ReadonlySet<string>): boolean {
  return namespace === "" || visible.has(namespace);
}

/** Silence about a namespace must not pass for approval; whether it is there at all is not told. */
function unseen(placed: readonly Placed[], visible: ReadonlySet<string>): readonly Row[] {
  const hidden = placed.filter(({ ref }) => !isVisible(ref, visible));
  const first = new Map(hidden.toReversed().map((one) => [one.ref.namespace, one]));
  return Array.from(first.values(), (one) => {
    const message = `The namespace ${one.ref.namespace} is not there or not visible; objects in it are held against their schema only.`;
    return rowAt(one, { code: "namespace", severity: "info", path: ["metadata", "namespace"], message });
  });
}

function readDocument(document: YamlDocument, namespace: string): readonly (Placed | Row)[] {
  const { value } = document;
  if (value === null) return [];
  if (!isJsonObject(value)) return [row({ line: lineOfPath(document, []).line, message: NO_OBJECT })];
  if (textAt(value, "kind") !== "List") return [readObject(value, document, [], namespace)];
  const { items } = value;
  return (isJsonList(items) ? items : []).map((item, index) =>
    isJsonObject(item)
      ? readObject(item, document, ["items", index], namespace)
      : row({ line: lineOfPath(document, ["items", index]).line, message: NO_OBJECT }),
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
  const seen = new Set<string>();
  return placed.flatMap((one) => {
    const isFirst = !seen.has(textOf(one.ref));
    seen.add(textOf(one.ref));
    if (isFirst) return [];
    const message = `${one.object.kind} ${one.ref.name} stands in the text more than once; the last one counts.`;
    return [rowAt(one, { code: "duplicate", severity: "warning", path: [], message })];
  });
}

function textOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
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
