/** The DNS suffix of Services in a cluster with the usual domain. */
export const SERVICE_SUFFIX = "svc.cluster.local";

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Whether a host is an IP address and no name. */
export function isAddress(host: string): boolean {
  return IPV4.test(host) || host.includes(":");
}

/** The full host of a Service, in lower case. */
export function serviceHost(namespace: string, name: string): string {
  return `${name}.${namespace}.${SERVICE_SUFFIX}`.toLowerCase();
}

/**
 * The full host, in lower case, that a host means in an object of a namespace: a name without a dot is a Service of that
 * namespace; names with a dot (`reviews.bookinfo` too), wildcards and addresses are taken as written.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function resolveHost(host: string, namespace: string): string {
  const lower = host.toLowerCase();
  if (lower === "" || lower === "*" || lower.includes(".") || isAddress(lower)) return lower;
  return serviceHost(namespace, lower);
}
