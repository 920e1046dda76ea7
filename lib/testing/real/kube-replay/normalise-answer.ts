import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "@/lib/demo/json/is-json-array";
import { isObject, jsonAt, objectsIn, textOr } from "@/lib/demo/world/read-json";
import type { ReplayAnswer } from "./send-step";

/** What a server invents, so that two never agree on it: it only has to be there in both. */
const INVENTED: ReadonlySet<string> = new Set([
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "deletionTimestamp",
  "time",
  "continue",
  "controller-uid",
  "batch.kubernetes.io/controller-uid",
]);
const AGE = /^(\d+[smhdy])+$/;
const GENERATED = /^(generated-).{5}$/;

/** Addresses, which the simulated cluster's controllers give and the real API server itself; and words about columns. */
const LEFT_OUT: ReadonlySet<string> = new Set(["clusterIP", "clusterIPs", "nodePort", "description"]);

function inventedOr(key: string, value: Json): Json {
  if (INVENTED.has(key) && typeof value !== "object") return "(set)";
  if (typeof value === "string") return value.replace(GENERATED, "$1(suffix)");
  if (key === "cells" && isJsonArray(value))
    return value.map((cell) =>
      typeof cell === "string" ? cell.replace(AGE, "(age)").replace(GENERATED, "$1(suffix)") : cell,
    );
  const plain = normalised(value);
  const byTime = key === "managedFields" && isJsonArray(plain);
  return byTime ? plain.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : plain;
}

/** A value without what servers invent, `null` and absent being the same. */
function normalised(value: Json): Json {
  if (isJsonArray(value)) return value.map((item) => inventedOr("", item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, child]): readonly (readonly [string, Json])[] =>
    child === undefined || child === null || child === "" || LEFT_OUT.has(key)
      ? []
      : [[key, inventedOr(key, child)]],
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const STATUS_DETAILS = ["name", "group", "kind"];

/** What clients decide on in a Status: reason, what it is about, and the causes' reasons and fields; not the words. */
function statusOf(status: JsonObject): JsonObject {
  const details = isObject(status["details"]) ? status["details"] : {};
  const about = STATUS_DETAILS.flatMap((key) =>
    details[key] === undefined ? [] : [`${key}=${textOr(details[key])}`],
  );
  const all = objectsIn(jsonAt(status, "details", "causes"))
    .map(({ reason, field }) => `${textOr(reason)} ${textOr(field)}`.trim())
    .sort();
  const causes = [...new Set(all)];
  return { status: status["status"], reason: status["reason"] ?? "", about, causes };
}

const eventOf = (event: Json): Json => {
  const object = isObject(event) ? event["object"] : undefined;
  const kind = jsonAt(object, "kind") ?? "";
  const what = kind === "Status" ? jsonAt(object, "reason") : jsonAt(object, "metadata", "name");
  return `${isObject(event) ? textOr(event["type"]) : ""} ${textOr(kind)} ${textOr(what)}`;
};

/** An answer reduced to what two API servers can agree on. */
export function normaliseAnswer({ code, warnings, body }: ReplayAnswer): JsonObject {
  if (isJsonArray(body)) return { code, events: body.map(eventOf) };
  if (!isObject(body)) return { code, text: typeof body === "string" && code < 300 ? body : "" };
  const answer = body["kind"] === "Status" ? statusOf(body) : normalised(body);
  return { code, warnings, answer };
}
