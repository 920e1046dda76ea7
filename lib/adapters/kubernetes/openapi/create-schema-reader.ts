import { createExpiringCache } from "@/lib/adapters/shared/expiring-cache";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Kind } from "@/lib/domain/mesh/kinds";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Clock } from "@/lib/ports/clock";
import type { ApiFailure, ApiResult } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { resolveReferences } from "./resolve-references";

/** The resolved schema of a kind's version; null where the API server publishes none. */
export type SchemaReader = (
  kind: Kind,
  version: string,
  signal: AbortSignal,
) => Promise<ApiResult<JsonObject | null>>;

type Read = (path: string, signal: AbortSignal) => Promise<ApiResult<JsonObject>>;

const INDEX = "/openapi/v3";
const INDEX_FRESH_MS = 10_000;
const DOCUMENT_FRESH_MS = 60_000;
const MAX_DOCUMENTS = 12;
const SCHEMA_FRESH_MS = 24 * 3_600_000;
const MAX_SCHEMAS = 200;
const ABORTED: ApiFailure = { kind: "aborted", message: "no longer wanted" };

/**
 * Reads schemas from the API server's OpenAPI v3 documents, one for each group and version. Their addresses carry a
 * hash of what they say, so that a schema is read again only when it has changed; the index is asked every 10 s at most.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export function createSchemaReader(client: ApiClient, clock: Clock): SchemaReader {
  const index = cachedRead(client, clock, INDEX_FRESH_MS, 1);
  const documents = cachedRead(client, clock, DOCUMENT_FRESH_MS, MAX_DOCUMENTS);
  const schemas = createExpiringCache<JsonObject>(clock, SCHEMA_FRESH_MS, MAX_SCHEMAS);

  return async (kind, version, signal) => {
    const published = await index(INDEX, signal);
    if (!published.ok) return published;
    const path = documentPath(published.value, kind, version);
    if (path === null) return { ok: true, value: null };
    const key = `${kind.key} ${path}`;
    const known = schemas.get(key);
    if (known !== undefined) return { ok: true, value: known };
    const document = await documents(path, signal);
    if (!document.ok && document.failure.kind === "moved") return latest(kind, version, signal);
    if (!document.ok) return document;
    const schema = schemaOf(document.value, kind, version);
    if (schema !== null) schemas.set(key, schema);
    return { ok: true, value: schema };
  };

  /** A document that changed since the index was read has moved to its new hash; without a hash it is served as it is. */
  async function latest(
    kind: Kind,
    version: string,
    signal: AbortSignal,
  ): Promise<ApiResult<JsonObject | null>> {
    const document = await client.getJson(`${INDEX}/${nameOf(kind, version)}`, signal);
    return document.ok ? { ok: true, value: schemaOf(document.value, kind, version) } : document;
  }
}

function cachedRead(client: ApiClient, clock: Clock, freshMs: number, most: number): Read {
  const cache = createExpiringCache<JsonObject>(clock, freshMs, most);
  const share = createSingleFlight<ApiResult<JsonObject>>({ ok: false, failure: ABORTED });
  return (path, signal) => {
    const known = cache.get(path);
    if (known !== undefined) return Promise.resolve({ ok: true, value: known });
    return share(path, signal, async (shared) => {
      const answer = await client.getJson(path, shared);
      if (answer.ok) cache.set(path, answer.value);
      return answer;
    });
  };
}

/** Only the hash is taken from the index: behind a proxy its addresses lack what comes before them. */
function documentPath(index: JsonObject, kind: Kind, version: string): string | null {
  const name = nameOf(kind, version);
  const entry = objectAt(index, "paths")[name];
  if (!isJsonObject(entry)) return null;
  const [, query = ""] = textAt(entry, "serverRelativeURL").split("?", 2);
  const hash = new URLSearchParams(query).get("hash");
  return `${INDEX}/${name}${hash === null ? "" : `?${new URLSearchParams({ hash }).toString()}`}`;
}

function nameOf({ group }: Kind, version: string): string {
  return group === "" ? `api/${version}` : `apis/${group}/${version}`;
}

function schemaOf(document: JsonObject, { group, kind }: Kind, version: string): JsonObject | null {
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  const found = Object.values(schemas).find(
    (schema) =>
      isJsonObject(schema) &&
      objectsAt(schema, "x-kubernetes-group-version-kind").some(
        (named) =>
          textAt(named, "group") === group &&
          textAt(named, "version") === version &&
          textAt(named, "kind") === kind,
      ),
  );
  return isJsonObject(found) ? resolveReferences(found, schemas) : null;
}
