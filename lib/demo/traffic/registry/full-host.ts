export const CLUSTER_DOMAIN = "svc.cluster.local";

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Whether a host is an IP address and no name. */
export const isAddress = (host: string): boolean => IPV4.test(host) || host.includes(":");

/** The full host of a Service. */
export const serviceHost = (name: string, namespace: string): string =>
  `${name}.${namespace}.${CLUSTER_DOMAIN}`.toLowerCase();

/**
 * The host that an Istio object means: a name without a dot is a Service of the object's own namespace, anything else is
 * taken as written (`reviews.bookinfo` is no Service). Hosts are case-insensitive.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function fullHost(written: string, namespace: string): string {
  const host = written.toLowerCase();
  if (host === "" || host === "*" || host.includes(".") || isAddress(host)) return host;
  return serviceHost(host, namespace);
}
