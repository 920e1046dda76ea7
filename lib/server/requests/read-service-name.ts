import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { badParameter } from "../errors";
import { parseNamespaces } from "./parse-namespaces";

/** RFC 1035 label, which every Service's name is. */
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A Service by namespace and name, both asked for. Throws a 400 problem. */
export function readServiceName({
  namespace,
  name,
}: {
  readonly namespace?: string;
  readonly name?: string;
}): ServiceName {
  const [found] = parseNamespaces(namespace) ?? [];
  if (found === undefined) throw badParameter("namespace", "The namespace of a Service is needed.");
  if (name === undefined || !NAME.test(name)) throw badParameter("name", "The name of a Service is needed.");
  return { namespace: found, name };
}
