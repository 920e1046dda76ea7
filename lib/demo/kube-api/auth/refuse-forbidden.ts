import type { Refused } from "../http/reply";
import { refuse, resourceName } from "../http/status";
import type { AccessAttributes, User } from "./user";

/** 403 in the words of the API server: who may not do what, where. */
export function refuseForbidden(user: User, wanted: AccessAttributes, name: string): Refused {
  const resource = { group: wanted.group, plural: wanted.resource };
  const subject = name === "" ? resourceName(resource) : `${resourceName(resource)} "${name}"`;
  const where = wanted.namespace === "" ? "at the cluster scope" : `in the namespace "${wanted.namespace}"`;
  return refuse(
    "Forbidden",
    `${subject} is forbidden: User "${user.name}" cannot ${wanted.verb} resource "${wanted.resource}" in API group "${wanted.group}" ${where}`,
    { name, group: wanted.group, kind: wanted.resource },
  );
}
