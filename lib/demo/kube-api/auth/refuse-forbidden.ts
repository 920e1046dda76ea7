import type { Refused } from "../http/reply";
import { refuse, resourceName } from "../http/status";
import type { AccessAttributes, ResourceAttributes } from "./access-attributes";
import type { User } from "./user";

function whatIsForbidden({ verb, group, resource, subresource, namespace }: ResourceAttributes): string {
  const full = subresource === "" ? resource : `${resource}/${subresource}`;
  const where = namespace === "" ? "at the cluster scope" : `in the namespace "${namespace}"`;
  return `${verb} resource "${full}" in API group "${group}" ${where}`;
}

/** 403 in the words of the API server: who may not do what, where; `reason` is what authorization said besides. */
export function refuseForbidden(user: User, wanted: AccessAttributes, reason: string): Refused {
  const more = reason === "" ? "" : `: ${reason}`;
  if (wanted.type === "path") {
    const what = `User "${user.name}" cannot ${wanted.verb} path "${wanted.path}"${more}`;
    return refuse("Forbidden", `forbidden: ${what}`, {});
  }
  const { group, resource, name } = wanted;
  const subject = resourceName({ group, plural: resource });
  const named = name === "" ? subject : `${subject} "${name}"`;
  return refuse(
    "Forbidden",
    `${named} is forbidden: User "${user.name}" cannot ${whatIsForbidden(wanted)}${more}`,
    { name, group, kind: resource },
  );
}
