import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ServedKind } from "../kinds/served-kind";
import type { Refused, Reply } from "./reply";

const CODES = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  AlreadyExists: 409,
  Conflict: 409,
  Expired: 410,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  InternalError: 500,
  Timeout: 504,
} as const;

/** A refusal with the Status object (meta.k8s.io/v1) and code the real server sends for this reason. */
export function refuse(reason: keyof typeof CODES, message: string, details: JsonObject = {}): Refused {
  const code = CODES[reason];
  const body = {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message,
    reason,
    details,
    code,
  };
  return { ok: false, reply: { code, body } };
}

/** `virtualservices.networking.istio.io`, or `pods` in the core group. */
export function resourceName(kind: Pick<ServedKind, "group" | "plural">): string {
  return kind.group === "" ? kind.plural : `${kind.plural}.${kind.group}`;
}

/** 404 for an object that is not there. */
export function refuseNotFound(kind: ServedKind, name: string): Refused {
  return refuse("NotFound", `${resourceName(kind)} "${name}" not found`, {
    name,
    group: kind.group,
    kind: kind.plural,
  });
}

/** 422 with one cause: the field and what is wrong with it. */
export function refuseInvalid(kind: ServedKind, name: string, field: string, problem: string): Refused {
  const typeName = kind.group === "" ? kind.kind : `${kind.kind}.${kind.group}`;
  return refuse("Invalid", `${typeName} "${name}" is invalid: ${field}: ${problem}`, {
    name,
    group: kind.group,
    kind: kind.kind,
    causes: [{ reason: "FieldValueInvalid", message: problem, field }],
  });
}

/** 200 for a deleted object. */
export function deleted(kind: ServedKind, name: string, uid: string): Reply {
  const details = { name, group: kind.group, kind: kind.plural, uid };
  return { code: 200, body: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details } };
}
