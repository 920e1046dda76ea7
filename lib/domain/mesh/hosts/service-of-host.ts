import { SERVICE_SUFFIX } from "./resolve-host";

export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * The Service that a full host names; null where it does not have the form of one.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services
 */
export function serviceOfHost(host: string): ServiceName | null {
  const lower = host.toLowerCase();
  if (!lower.endsWith(`.${SERVICE_SUFFIX}`)) return null;
  const [name = "", namespace = "", ...more] = lower.slice(0, -SERVICE_SUFFIX.length - 1).split(".");
  return name === "" || name === "*" || namespace === "" || more.length > 0 ? null : { namespace, name };
}
