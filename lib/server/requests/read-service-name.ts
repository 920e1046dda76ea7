import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { checkName } from "./check-name";

/** A Service by namespace and name, both asked for. Throws a 400 problem. */
export function readServiceName({
  namespace = "",
  name = "",
}: {
  readonly namespace?: string;
  readonly name?: string;
}): ServiceName {
  checkName("namespace", namespace);
  checkName("name", name);
  return { namespace, name };
}
