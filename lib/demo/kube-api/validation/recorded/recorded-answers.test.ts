import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "../../../world/read-json";
import { parseRequest, type ResourceRequest } from "../../http/parse-request";
import { findResource } from "../../kinds/find-kind";
import { admitObject } from "../../write/admit-object";
import { applyMergePatch } from "../../write/merge-patch";
import { duplicateFields } from "../duplicate-fields";

const isRecord = (value: unknown): value is JsonObject => isObject(value);
const answers: readonly JsonObject[] = (() => {
  const parsed: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, "answers.json"), "utf8"));
  return Array.isArray(parsed) ? parsed.filter(isRecord) : [];
})();
const isCurrent = (value: Json | undefined): value is K8sObject =>
  isObject(value) && isObject(value["metadata"]) && typeof value["metadata"]["name"] === "string";

function requestOf(answer: JsonObject): ResourceRequest {
  const request = parseRequest(answer["patch"] === undefined ? "POST" : "PATCH", textOr(answer["path"]));
  if (request.type !== "resource") throw new Error(`no resource at ${textOr(answer["path"])}`);
  return request;
}

/** An object without what is not recorded: metadata, status, and what controllers allocate. */
function comparable({ metadata: _, status: __, ...object }: JsonObject): JsonObject {
  const { spec } = object;
  if (object["kind"] !== "Service" || !isObject(spec)) return object;
  const { clusterIP, clusterIPs, ...rest } = spec;
  const ports = objectsIn(spec["ports"]).map(({ nodePort: _port, ...port }) => port);
  return {
    ...object,
    spec: {
      ...rest,
      ...(clusterIP === "None" ? { clusterIP, clusterIPs } : {}),
      ...(spec["ports"] === undefined ? {} : { ports }),
    },
  };
}

function outcomeOf(answer: JsonObject): JsonObject {
  const request = requestOf(answer);
  const kind = findResource(request.group, request.version, request.plural);
  if (kind === undefined) throw new Error(`${request.plural} are not served`);
  const { text, patch, current } = answer;
  const created: unknown = text === undefined || text === "" ? undefined : JSON.parse(textOr(text));
  const level = request.query.get("fieldValidation");
  const admitted = admitObject(
    kind,
    request,
    patch === undefined ? created : applyMergePatch(current ?? null, patch),
    {
      fieldValidation: level === "Strict" || level === "Ignore" ? level : "Warn",
      current: isCurrent(current) ? current : undefined,
      duplicates: duplicateFields(textOr(text)),
      patched: patch !== undefined,
    },
  );
  if (admitted.ok) return { code: 201, object: comparable(admitted.object), warnings: admitted.warnings };
  const { code, body: answered } = admitted.reply;
  const body = isObject(answered) ? answered : {};
  const causes = objectsIn(jsonAt(body, "details", "causes")).map(
    (cause) => `${textOr(cause["reason"])} ${textOr(cause["field"])}: ${textOr(cause["message"])}`,
  );
  return { code, reason: body["reason"], causes: [...new Set(causes)].toSorted(), message: body["message"] };
}

const title = (answer: JsonObject): string =>
  `${textOr(answer["path"])} ${(textOr(answer["text"]) || JSON.stringify(answer["patch"] ?? "")).slice(0, 140)}`;

describe("a write is answered as kube-apiserver answers it", () => {
  it.each(answers.map((answer) => [title(answer), answer] as const))("%s", (_, answer) => {
    const { path: _path, text: _text, patch: _patch, current: _current, ...expected } = answer;
    expect(outcomeOf(answer)).toMatchObject(expected);
    if (expected["object"] !== undefined) expect(outcomeOf(answer)).toEqual(expected);
  });

  it("for many kinds, good and bad objects", () => {
    const kinds = new Set(answers.map((answer) => requestOf(answer).plural));
    expect(kinds.size).toBeGreaterThan(25);
    expect(answers.filter(({ code }) => code === 201).length).toBeGreaterThan(40);
    expect(answers.filter(({ code }) => code === 400).length).toBeGreaterThan(25);
    expect(answers.filter(({ causes }) => textsIn(causes).length > 1).length).toBeGreaterThan(40);
  });
});
