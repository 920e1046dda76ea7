import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ServedKind } from "../kinds/served-kind";
import type { Refused, Reply } from "./reply";

const CODES = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  AlreadyExists: 409,
  Conflict: 409,
  Expired: 410,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  InternalError: 500,
  Timeout: 504,
} as const;

/** A refusal with the Status object (meta.k8s.io/v1) and code the real server sends for this reason; empty details are left out. */
export function refuse(
  reason: keyof typeof CODES,
  message: string,
  details: JsonObject = {},
  metadata: JsonObject = {},
): Refused {
  const code = CODES[reason];
  const told = Object.entries(details).filter(([, value]) => value !== "" && value !== undefined);
  const body = {
    kind: "Status",
    apiVersion: "v1",
    metadata,
    status: "Failure",
    message,
    reason,
    ...(told.length === 0 ? {} : { details: Object.fromEntries(told) }),
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

/** 409 Conflict: a write that the object's present state does not allow. */
export function refuseConflict(kind: ServedKind, name: string, why: string): Refused {
  return refuse("Conflict", `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": ${why}`, {
    name,
    group: kind.group,
    kind: kind.plural,
  });
}

/** 404 for a path at which nothing is served. */
export const refuseUnknown = (): Refused =>
  refuse("NotFound", "the server could not find the requested resource");

/** 405 for a verb that the resource has not. */
export const refuseMethod = (): Refused =>
  refuse("MethodNotAllowed", "the server does not allow this method on the requested resource");

/** 200 for a deleted object. */
export function deleted(kind: ServedKind, name: string, uid: string): Reply {
  const group = kind.group === "" ? {} : { group: kind.group };
  const details = { name, ...group, kind: kind.plural, uid };
  return { code: 200, body: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details } };
}

/** A failure the API server gives a code and a message for, and no reason. */
export function refuseUnexplained(code: number, message: string): Refused {
  const body = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message, code };
  return { ok: false, reply: { code, body } };
}
