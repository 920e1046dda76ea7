import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { check } from "./check";

type Errors = readonly FieldError[];

const HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"];
const TIMES = [
  "initialDelaySeconds",
  "timeoutSeconds",
  "periodSeconds",
  "successThreshold",
  "failureThreshold",
];

function validateHandler(probe: JsonObject, handler: string, path: string): Errors {
  const content = probe[handler];
  const at = `${path}.${handler}`;
  if (!isObject(content)) return [];
  if (handler === "exec")
    return textsIn(content["command"]).length === 0 ? [fieldError.required(`${at}.command`)] : [];
  return check.port(`${at}.port`, content["port"]);
}

/** What is wrong with a probe of a container; nothing where it has none. `kind` is the container's field. */
export function validateProbe(probe: Json | undefined, path: string, kind: string): Errors {
  if (!isObject(probe)) return [];
  const [first, ...more] = HANDLERS.filter((handler) => probe[handler] !== undefined);
  const threshold = probe["successThreshold"];
  const once = kind !== "readinessProbe" && typeof threshold === "number" && threshold > 1;
  return [
    ...(first === undefined
      ? [fieldError.required(path, "must specify a handler type")]
      : validateHandler(probe, first, path)),
    ...more.map((handler) =>
      fieldError.forbidden(`${path}.${handler}`, "may not specify more than 1 handler type"),
    ),
    ...check.notNegative(probe, TIMES, path),
    ...(once ? [fieldError.invalid(`${path}.successThreshold`, threshold, "must be 1")] : []),
  ];
}
