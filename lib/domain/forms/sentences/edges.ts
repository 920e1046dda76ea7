import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";
import { joinWords } from "./join-words";

/** What a Gateway of Istio opens. https://istio.io/latest/docs/reference/config/networking/gateway/ */
export function istioGatewaySentences(spec: JsonObject): readonly string[] {
  const pods = Object.entries(textMapAt(spec, "selector")).map(([key, value]) => `${key}=${value}`);
  return objectsAt(spec, "servers").map((server) => {
    const port = objectAt(server, "port");
    const tls = objectAt(server, "tls");
    const hosts = joinWords(textsAt(server, "hosts"));
    const credential = textAt(tls, "credentialName");
    const how =
      tls["httpsRedirect"] === true
        ? " and redirects to HTTPS"
        : `${textAt(tls, "mode") === "" ? "" : ` with TLS ${textAt(tls, "mode")}`}${credential === "" ? "" : ` and the certificate of ${credential}`}`;
    return `Gateway pods with ${pods.length === 0 ? "any label" : joinWords(pods)} take ${textAt(port, "protocol")} for ${hosts === "" ? "no host" : hosts} on port ${portText(port)}${how}.`;
  });
}

function portText(port: JsonObject): string {
  return typeof port["number"] === "number" ? String(port["number"]) : "none";
}

/** What a Gateway of the Gateway API opens. https://gateway-api.sigs.k8s.io/api-types/gateway/ */
export function apiGatewaySentences(spec: JsonObject): readonly string[] {
  return objectsAt(spec, "listeners").map((listener) => {
    const host = textAt(listener, "hostname") || "every host";
    const from = textAt(objectAt(objectAt(listener, "allowedRoutes"), "namespaces"), "from") || "Same";
    const port = listener["port"];
    return `Listener ${textAt(listener, "name")} of ${textAt(spec, "gatewayClassName")} takes ${textAt(listener, "protocol")} for ${host} on port ${typeof port === "number" ? port : "none"}; routes attach from: ${from}.`;
  });
}

/** What a ServiceEntry makes known. https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export function serviceEntrySentences(spec: JsonObject): readonly string[] {
  const hosts = textsAt(spec, "hosts");
  if (hosts.length === 0) return [];
  const ports = objectsAt(spec, "ports").map((port) => `${textAt(port, "protocol")} ${portText(port)}`);
  const inside = textAt(spec, "location") === "MESH_INTERNAL" ? "as part of the mesh" : "outside of the mesh";
  return [
    `Workloads know ${joinWords(hosts)} ${inside}${ports.length === 0 ? "" : ` on ${joinWords(ports)}`}, found by ${textAt(spec, "resolution") || "NONE"}.`,
  ];
}

/** What a Sidecar limits. https://istio.io/latest/docs/reference/config/networking/sidecar/ */
export function sidecarSentences(spec: JsonObject): readonly string[] {
  const labels = Object.entries(textMapAt(objectAt(spec, "workloadSelector"), "labels"));
  const who =
    labels.length === 0
      ? "All workloads it reaches"
      : `Workloads with ${joinWords(labels.map(([key, value]) => `${key}=${value}`))}`;
  const hosts = objectsAt(spec, "egress").flatMap((egress) => textsAt(egress, "hosts"));
  const strict = textAt(objectAt(spec, "outboundTrafficPolicy"), "mode") === "REGISTRY_ONLY";
  return [
    ...(hosts.length === 0 ? [] : [`${who} know of ${joinWords(hosts)} only.`]),
    ...(strict ? ["Calls to hosts they do not know are refused."] : []),
  ];
}

/** What a ReferenceGrant allows. https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export function referenceGrantSentences(spec: JsonObject): readonly string[] {
  const from = objectsAt(spec, "from").map((one) => `${textAt(one, "kind")} of ${textAt(one, "namespace")}`);
  const to = objectsAt(spec, "to").map(
    (one) => `${textAt(one, "kind")} ${textAt(one, "name") || "of any name"}`,
  );
  return from.length === 0 || to.length === 0
    ? []
    : [`${joinWords(from)} may refer to ${joinWords(to)} of this namespace.`];
}

/** What a BackendTLSPolicy asks. https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
export function backendTlsSentences(spec: JsonObject): readonly string[] {
  const targets = objectsAt(spec, "targetRefs").map((ref) => textAt(ref, "name"));
  const host = textAt(objectAt(spec, "validation"), "hostname");
  return targets.length === 0
    ? []
    : [`Gateways speak TLS to ${joinWords(targets)} and check the name ${host === "" ? "none" : host}.`];
}

const SIGNALS = { accessLogging: "access logs", metrics: "metrics", tracing: "traces" } as const;

/** What a Telemetry sets. https://istio.io/latest/docs/reference/config/telemetry/ */
export function telemetrySentences(spec: JsonObject): readonly string[] {
  return Object.entries(SIGNALS).flatMap(([field, signal]) =>
    objectsAt(spec, field).map((one) => {
      const providers = objectsAt(one, "providers").map((provider) => textAt(provider, "name"));
      const sampling = one["randomSamplingPercentage"];
      const off = one["disabled"] === true || one["disableSpanReporting"] === true;
      const to = providers.length === 0 ? "the mesh's providers" : joinWords(providers);
      return off
        ? `No ${signal} go to ${to}.`
        : `${typeof sampling === "number" ? `${sampling} % of ` : "All "}${signal} go to ${to}.`;
    }),
  );
}
