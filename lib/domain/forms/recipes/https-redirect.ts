import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { nameOfHost, NETWORKING, recipeObject } from "./recipe-object";

interface RedirectRequest {
  readonly namespace: string;
  readonly host: string;
  /** Secret with the certificate, in the namespace of the gateway's pods. */
  readonly credentialName: string;
  /** Labels of the gateway's pods. */
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * A Gateway that takes a host by HTTPS and sends those who come by HTTP there.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
 */
export function httpsRedirect({ namespace, host, credentialName, selector }: RedirectRequest): JsonObject {
  return recipeObject(
    NETWORKING,
    "Gateway",
    { namespace, name: nameOfHost(host) },
    {
      selector,
      servers: [
        {
          port: { number: 443, name: "https", protocol: "HTTPS" },
          hosts: [host],
          tls: { mode: "SIMPLE", credentialName },
        },
        { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: [host], tls: { httpsRedirect: true } },
      ],
    },
  );
}
