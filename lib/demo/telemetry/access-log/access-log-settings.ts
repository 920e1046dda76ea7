import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { MeshWorld } from "../../traffic/model/mesh-world";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";

/** How an Envoy writes a line of its access log. */
export type AccessLogFormat =
  | { readonly encoding: "TEXT"; readonly format: string }
  | { readonly encoding: "JSON"; readonly fields: ReadonlyMap<string, string> };

export interface AccessLogSettings {
  readonly format: AccessLogFormat;
  /** Whether requests with an HTTP status (0 where there is none) are written. */
  readonly isWritten: (code: number) => boolean;
}

/** https://istio.io/latest/docs/tasks/observability/logs/access-log/#default-access-log-format */
const DEFAULT_FORMAT =
  '[%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS% ' +
  '%RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%" %BYTES_RECEIVED% ' +
  '%BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" ' +
  '"%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%" %UPSTREAM_CLUSTER_RAW% %UPSTREAM_LOCAL_ADDRESS% ' +
  "%DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% %ROUTE_NAME%";

const DEFAULT_FIELDS: ReadonlyMap<string, string> = new Map([
  ["start_time", "%START_TIME%"],
  ["route_name", "%ROUTE_NAME%"],
  ["method", "%REQ(:METHOD)%"],
  ["path", "%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%"],
  ["protocol", "%PROTOCOL%"],
  ["response_code", "%RESPONSE_CODE%"],
  ["response_flags", "%RESPONSE_FLAGS%"],
  ["response_code_details", "%RESPONSE_CODE_DETAILS%"],
  ["connection_termination_details", "%CONNECTION_TERMINATION_DETAILS%"],
  ["bytes_received", "%BYTES_RECEIVED%"],
  ["bytes_sent", "%BYTES_SENT%"],
  ["duration", "%DURATION%"],
  ["upstream_service_time", "%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%"],
  ["x_forwarded_for", "%REQ(X-FORWARDED-FOR)%"],
  ["user_agent", "%REQ(USER-AGENT)%"],
  ["request_id", "%REQ(X-REQUEST-ID)%"],
  ["authority", "%REQ(:AUTHORITY)%"],
  ["upstream_host", "%UPSTREAM_HOST%"],
  ["upstream_cluster", "%UPSTREAM_CLUSTER_RAW%"],
  ["upstream_local_address", "%UPSTREAM_LOCAL_ADDRESS%"],
  ["downstream_local_address", "%DOWNSTREAM_LOCAL_ADDRESS%"],
  ["downstream_remote_address", "%DOWNSTREAM_REMOTE_ADDRESS%"],
  ["requested_server_name", "%REQUESTED_SERVER_NAME%"],
  ["upstream_transport_failure_reason", "%UPSTREAM_TRANSPORT_FAILURE_REASON%"],
]);

const MOST_FORMAT = 10_000;

/** The fields of a JSON format, which is JSON itself; Istio's own where it cannot be read. */
function jsonFields(format: string): ReadonlyMap<string, string> {
  if (format === "" || format.length > MOST_FORMAT) return DEFAULT_FIELDS;
  try {
    const fields: unknown = JSON.parse(format);
    return isObject(fields) ? textMap(fields) : DEFAULT_FIELDS;
  } catch {
    return DEFAULT_FIELDS;
  }
}

function formatOf(meshConfig: JsonObject): AccessLogFormat {
  const format = textOr(meshConfig["accessLogFormat"]);
  if (meshConfig["accessLogEncoding"] === "JSON") return { encoding: "JSON", fields: jsonFields(format) };
  const fits = format !== "" && format.length <= MOST_FORMAT;
  return { encoding: "TEXT", format: fits ? format.replace(/\n$/, "") : DEFAULT_FORMAT };
}

/** How closely a Telemetry object fits a pod: its workload 2, its namespace 1, the mesh 0; -1 not at all. */
function closeness(
  world: MeshWorld,
  telemetry: K8sObject,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): number {
  const where = telemetry.metadata.namespace ?? "";
  const selector = textMap(jsonAt(telemetry, "spec", "selector", "matchLabels"));
  if (selector.size > 0) {
    const selects = where === namespace && [...selector].every(([name, value]) => labels.get(name) === value);
    return selects ? 2 : -1;
  }
  if (where === namespace) return 1;
  return where === world.rootNamespace ? 0 : -1;
}

interface Told {
  readonly isOn: boolean;
  readonly isWritten: AccessLogSettings["isWritten"];
}

const EVERY = (): boolean => true;
const COMPARISONS: Readonly<Record<string, (code: number, bound: number) => boolean>> = {
  ">=": (code, bound) => code >= bound,
  "<=": (code, bound) => code <= bound,
  "==": (code, bound) => code === bound,
  "!=": (code, bound) => code !== bound,
  ">": (code, bound) => code > bound,
  "<": (code, bound) => code < bound,
};

/** What a filter lets through. Comparisons of `response.code` are understood; any other expression lets everything through. */
function filterOf(logging: JsonObject | undefined): AccessLogSettings["isWritten"] {
  const expression = textOr(jsonAt(logging, "filter", "expression"));
  const parts = /^\s{0,9}response\.code\s{0,9}([<>=!]=|[<>])\s{0,9}(\d{1,3})\s{0,9}$/.exec(expression);
  const compare = COMPARISONS[parts?.[1] ?? ""];
  const bound = Number(parts?.[2]);
  return compare ? (code) => compare(code, bound) : EVERY;
}

/** What the Telemetry object closest to a pod says of access logs; null where none says anything. */
function toldByTelemetry(
  world: MeshWorld,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): Told | null {
  let best: { readonly fit: number; readonly told: Told } | null = null;
  for (const telemetry of world.objects("telemetry.istio.io", "Telemetry")) {
    const logging = objectsIn(jsonAt(telemetry, "spec", "accessLogging"));
    const fit = logging.length > 0 ? closeness(world, telemetry, namespace, labels) : -1;
    if (fit <= (best?.fit ?? -1)) continue;
    const on = logging.find((one) => one["disabled"] !== true);
    best = { fit, told: { isOn: on !== undefined, isWritten: filterOf(on) } };
  }
  return best?.told ?? null;
}

/**
 * How the Envoy of a pod writes its access log, by the mesh's accessLogFile, accessLogEncoding and accessLogFormat and the
 * Telemetry API; null where it writes none. https://istio.io/latest/docs/tasks/observability/logs/access-log/
 */
export function accessLogSettings(
  world: MeshWorld,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): AccessLogSettings | null {
  const byMesh = { isOn: textOr(world.meshConfig["accessLogFile"]) !== "", isWritten: EVERY };
  const { isOn, isWritten } = toldByTelemetry(world, namespace, labels) ?? byMesh;
  return isOn ? { format: formatOf(world.meshConfig), isWritten } : null;
}
