import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textsIn } from "../../../world/read-json";
import { readFlag, readInteger } from "../../http/read-parameter";
import { refuseOptions } from "../../http/refuse-options";
import type { Refused } from "../../http/reply";
import { refuse } from "../../http/status";
import { type FieldError, fieldError } from "../../validation/field-error";
import { dryRunProblems } from "../read-write-options";

/** How an object is to be deleted; null is what the client did not say. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/delete-options/ */
export interface DeleteOptions {
  readonly propagationPolicy: string | null;
  readonly orphanDependents: boolean | null;
  readonly gracePeriodSeconds: number | null;
  readonly uid: string | null;
  readonly resourceVersion: string | null;
  readonly dryRun: readonly string[];
}

type Read = { readonly ok: true; readonly options: DeleteOptions } | Refused;

const POLICIES = ["Foreground", "Background", "Orphan"];

const undecodable = (what: string): Refused => refuse("BadRequest", `json: cannot unmarshal ${what}`);
const absent = (value: Json | undefined): value is null | undefined => value === undefined || value === null;

function typedOr<T>(value: Json | undefined, is: (value: Json) => value is T & Json): T | null | "wrong" {
  if (absent(value)) return null;
  return is(value) ? value : "wrong";
}

const isText = (value: Json): value is string => typeof value === "string";
const isFlag = (value: Json): value is boolean => typeof value === "boolean";
const isWhole = (value: Json): value is number => typeof value === "number" && Number.isSafeInteger(value);

function fromBody(body: JsonObject): Read {
  const kind = body["kind"];
  if (!absent(kind) && kind !== "DeleteOptions")
    return refuse("BadRequest", "decoded object cannot be converted to DeleteOptions");
  const preconditions = body["preconditions"];
  if (!absent(preconditions) && !isObject(preconditions)) return undecodable("preconditions");
  const propagationPolicy = typedOr(body["propagationPolicy"], isText);
  const orphanDependents = typedOr(body["orphanDependents"], isFlag);
  const gracePeriodSeconds = typedOr(body["gracePeriodSeconds"], isWhole);
  const uid = typedOr(jsonAt(preconditions ?? undefined, "uid"), isText);
  const resourceVersion = typedOr(jsonAt(preconditions ?? undefined, "resourceVersion"), isText);
  if (orphanDependents === "wrong" || gracePeriodSeconds === "wrong")
    return undecodable("a field of DeleteOptions");
  const dryRun = textsIn(body["dryRun"]);
  return {
    ok: true,
    options: { propagationPolicy, orphanDependents, gracePeriodSeconds, uid, resourceVersion, dryRun },
  };
}

function fromQuery(query: URLSearchParams): Read {
  const grace = readInteger(query, "gracePeriodSeconds");
  if (!grace.ok) return grace;
  return {
    ok: true,
    options: {
      propagationPolicy: query.get("propagationPolicy"),
      orphanDependents: readFlag(query, "orphanDependents"),
      gracePeriodSeconds: grace.value,
      uid: null,
      resourceVersion: null,
      dryRun: query.getAll("dryRun"),
    },
  };
}

function problemsOf(options: DeleteOptions): readonly FieldError[] {
  const { propagationPolicy: policy, orphanDependents, dryRun } = options;
  const field = "propagationPolicy";
  const problems: FieldError[] = [];
  if (policy !== null && orphanDependents !== null)
    problems.push(
      fieldError.invalid(field, policy, "orphanDependents and deletionPropagation cannot be both set"),
    );
  if (policy !== null && !POLICIES.includes(policy))
    problems.push(fieldError.notSupported(field, policy, [...POLICIES, "nil"]));
  return [...problems, ...dryRunProblems(dryRun)];
}

/** Reads how to delete from the body, or without one from the query; 400 where it cannot be read, 422 where it is contradictory. */
export function readDeleteOptions(body: Json | undefined, query: URLSearchParams): Read {
  if (body !== undefined && !isObject(body)) return undecodable("DeleteOptions");
  const read = body === undefined ? fromQuery(query) : fromBody(body);
  if (!read.ok) return read;
  const problems = problemsOf(read.options);
  return problems.length === 0 ? read : refuseOptions("DeleteOptions", problems);
}
