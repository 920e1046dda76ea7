import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";

/** What to call a host: a Service by its name, with its namespace where that is another than `namespace`; another in full. */
export function hostName(host: string, namespace: string): string {
  const service = serviceOfHost(host);
  if (service === null) return host;
  return service.namespace === namespace ? service.name : `${service.name}.${service.namespace}`;
}
