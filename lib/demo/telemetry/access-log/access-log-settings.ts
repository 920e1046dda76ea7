import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { MeshWorld } from "../../traffic/model/mesh-world";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";

/** How an Envoy writes its access log; null where it writes none. */
export type AccessLogSettings =
  | { readonly encoding: "TEXT"; readonly format: string }
  | { readonly encoding: "JSON"; readonly fields: ReadonlyMap<string, string> };

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

function formatOf(meshConfig: JsonObject): AccessLogSettings {
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

/** What the Telemetry object closest to a pod says of access logs: on, off, or nothing. */
function toldByTelemetry(
  world: MeshWorld,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): boolean | null {
  let best: { readonly fit: number; readonly isOn: boolean } | null = null;
  for (const telemetry of world.objects("telemetry.istio.io", "Telemetry")) {
    const logging = objectsIn(jsonAt(telemetry, "spec", "accessLogging"));
    const fit = logging.length > 0 ? closeness(world, telemetry, namespace, labels) : -1;
    if (fit > (best?.fit ?? -1)) best = { fit, isOn: logging.some((one) => one["disabled"] !== true) };
  }
  return best?.isOn ?? null;
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
  const isOn = toldByTelemetry(world, namespace, labels) ?? textOr(world.meshConfig["accessLogFile"]) !== "";
  return isOn ? formatOf(world.meshConfig) : null;
}
