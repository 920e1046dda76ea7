import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { hostMatches, hostCovers } from "@/lib/domain/mesh/hosts/host-matches";
import { objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import { hostShape, nameOfHost } from "./host-name";
import { newObject } from "./new-object";
import { incomplete, type Recipe } from "./recipe";

interface RedirectInput {
  /** A Gateway of Istio or of the Gateway API. */
  readonly gateway: JsonObject;
  readonly host: string;
}

/**
 * Sends who comes to a gateway's host by HTTP to HTTPS.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings,
 * https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
 */
export function httpsRedirect({ gateway, host }: RedirectInput): Recipe {
  if (hostShape(host) === null) return incomplete("Write the host as a DNS name, such as shop.example.com.");
  return textAt(gateway, "apiVersion").startsWith("networking.istio.io/")
    ? istioRedirect(gateway, host)
    : apiRedirect(gateway, host);
}

function istioRedirect(gateway: JsonObject, host: string): Recipe {
  const name = textAt(objectAt(gateway, "metadata"), "name");
  const spec = objectAt(gateway, "spec");
  const servers = objectsAt(spec, "servers");
  const plain = servers.filter((server) => protocolOf(server) === "HTTP" && takes(server, host));
  if (plain.some((server) => objectAt(server, "tls")["httpsRedirect"] === true))
    return incomplete(`${name} redirects ${host} to HTTPS already.`);
  const secure = servers.some((server) => protocolOf(server) === "HTTPS" && takes(server, host));
  const edited = [
    ...servers.flatMap((server) => splitServer(server, host)),
    ...(plain.length > 0 ? [] : [added(host)]),
  ];
  return {
    state: "ready",
    title: `HTTPS redirect of ${host}`,
    sentence: `Who comes to ${host} on ${name} by HTTP is sent to HTTPS with 301.`,
    warnings: [
      ...(secure ? [] : [`No HTTPS server of ${name} takes ${host}: those who are redirected find nobody.`]),
      ...(plain.length > 0 ? [] : ["No HTTP server took this host: one is added on port 80."]),
    ],
    objects: [{ baseline: gateway, edited: { ...gateway, spec: { ...spec, servers: edited } } }],
  };
}

function protocolOf(server: JsonObject): string {
  return textAt(objectAt(server, "port"), "protocol").toUpperCase();
}

/** Hosts of a server may name a namespace before a slash. */
function dnsName(written: string): string {
  return written.slice(written.indexOf("/") + 1);
}

function takes(server: JsonObject, host: string): boolean {
  return textsAt(server, "hosts").some((written) => hostCovers(dnsName(written), host));
}

/** The redirect holds for all hosts of a server, so a server of others too gives the host to one of its own. */
function splitServer(server: JsonObject, host: string): readonly JsonObject[] {
  if (protocolOf(server) !== "HTTP" || !takes(server, host)) return [server];
  const tls = { ...objectAt(server, "tls"), httpsRedirect: true };
  const own = textsAt(server, "hosts").filter((written) => dnsName(written) === host);
  const others = textsAt(server, "hosts").filter((written) => dnsName(written) !== host);
  if (others.length === 0) return [{ ...server, tls }];
  const port = objectAt(server, "port");
  const name = `${textAt(port, "name") || "http"}-${nameOfHost(host)}`;
  const redirecting = { ...server, port: { ...port, name }, hosts: own.length > 0 ? own : [host], tls };
  return [{ ...server, hosts: others }, redirecting];
}

function added(host: string): JsonObject {
  return {
    port: { number: 80, name: `http-${nameOfHost(host)}`, protocol: "HTTP" },
    hosts: [host],
    tls: { httpsRedirect: true },
  };
}

/** The redirect hangs on the plain listener alone: on the whole gateway it would redirect HTTPS for ever. */
function apiRedirect(gateway: JsonObject, host: string): Recipe {
  const metadata = objectAt(gateway, "metadata");
  const [name, namespace] = [textAt(metadata, "name"), textAt(metadata, "namespace")];
  const listeners = objectsAt(objectAt(gateway, "spec"), "listeners").filter((listener) => {
    const hostname = textAt(listener, "hostname");
    return hostname === "" || hostMatches(hostname, host);
  });
  const plain = listeners.filter((listener) => textAt(listener, "protocol") === "HTTP");
  if (plain.length === 0)
    return incomplete(`${name} has no HTTP listener for ${host}: nobody can come by HTTP.`);
  const secure = listeners.some((listener) => textAt(listener, "protocol") === "HTTPS");
  return {
    state: "ready",
    title: `HTTPS redirect of ${host}`,
    sentence: `Who comes to ${host} on ${name} by HTTP is sent to HTTPS with 301.`,
    warnings: [
      ...(secure
        ? []
        : [`No HTTPS listener of ${name} takes ${host}: those who are redirected find nobody.`]),
      "Other routes of this host that hang on the whole gateway still answer plain HTTP where their match is longer: give their parentRefs the HTTPS listener's sectionName.",
    ],
    objects: [
      newObject("HTTPRoute", {
        namespace,
        name: `${nameOfHost(host)}-to-https`,
        spec: {
          parentRefs: plain.map((listener) => ({ name, sectionName: textAt(listener, "name") })),
          hostnames: [host],
          rules: [
            { filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] },
          ],
        },
      }),
    ],
  };
}
