import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Fault } from "./fault";
import { isGranted } from "./is-granted";
import type { Listener } from "./listeners-of";
import type { RouteObjects } from "./route-objects";

const TERMINATE_MODE = "gateway.istio.io/tls-terminate-mode";
/** Certificates that the proxy has by itself. */
const OWN_CERTIFICATE: readonly string[] = ["ISTIO_SIMPLE", "ISTIO_MUTUAL"];
const PEM = "-----BEGIN";

const isPem = (base64: string): boolean =>
  Buffer.from(base64, "base64").toString("latin1").trimStart().startsWith(PEM);

function secretFault(objects: RouteObjects, namespace: string, name: string): Fault | null {
  const invalid = (why: string): Fault => ({
    reason: "InvalidCertificateRef",
    message: `invalid certificate reference /Secret/${name}.${namespace}, ${why}`,
  });
  const secret = objects
    .objects("", "Secret")
    .find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (!secret) return invalid(`secret ${namespace}/${name} not found`);
  const [certificate, key] = [
    ["tls.crt", "cert"],
    ["tls.key", "key"],
  ].map((keys) => keys.map((one) => textOr(jsonAt(secret, "data", one))).find((text) => text !== "") ?? "");
  if (!certificate || !key) return invalid("the secret holds no certificate and key");
  return isPem(certificate) && isPem(key) ? null : invalid("the certificate is malformed");
}

function referenceFault(objects: RouteObjects, { gateway }: Listener, reference: JsonObject): Fault | null {
  const own = gateway.metadata.namespace ?? "";
  const [kind, name] = [textOr(reference["kind"]) || "Secret", textOr(reference["name"])];
  const [group, namespace] = [textOr(reference["group"]), textOr(reference["namespace"]) || own];
  if (group !== "" || kind !== "Secret")
    return {
      reason: "InvalidCertificateRef",
      message: `invalid certificate reference ${group}/${kind}/${name}.${namespace}, only secret is allowed`,
    };
  const from = { group: "gateway.networking.k8s.io", kind: "Gateway", namespace: own };
  const fault = secretFault(objects, namespace, name);
  if (fault || namespace === own || isGranted(objects, from, { group, kind, namespace, name })) return fault;
  return {
    reason: "RefNotPermitted",
    message: `certificateRef ${name}/${namespace} not accessible to a Gateway in namespace "${own}" (missing a ReferenceGrant?)`,
  };
}

/**
 * What is wrong with the certificates of a listener that ends TLS; null where one of them can be used, or none is needed.
 * https://gateway-api.sigs.k8s.io/guides/tls/
 */
export function certificateFault(objects: RouteObjects, listener: Listener): Fault | null {
  const { protocol, passthrough, written } = listener;
  if (passthrough || !["HTTPS", "TLS"].includes(protocol)) return null;
  if (OWN_CERTIFICATE.includes(textOr(jsonAt(written, "tls", "options", TERMINATE_MODE)))) return null;
  const references = objectsIn(jsonAt(written, "tls", "certificateRefs"));
  if (references.length === 0)
    return { reason: "InvalidCertificateRef", message: "no certificateRefs are given" };
  const faults = references.map((reference) => referenceFault(objects, listener, reference));
  if (faults.includes(null)) return null;
  const [first] = faults.filter((fault) => fault !== null);
  const message = faults.map((fault) => fault?.message ?? "").join("; ");
  return first ? { reason: first.reason, message } : null;
}
