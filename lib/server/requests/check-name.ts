import { badParameter } from "../errors";

const LONGEST_NAME = 253;
/** RFC 1123 subdomain, which names of Kubernetes objects are. */
const DNS_SUBDOMAIN = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

/** Throws the 400 problem of a parameter that cannot be the name of a Kubernetes object. */
export function checkName(parameter: string, name: string): void {
  if (name.length <= LONGEST_NAME && DNS_SUBDOMAIN.test(name)) return;
  throw badParameter(
    parameter,
    `"${name.slice(0, 70)}" is not a name: lower-case letters, digits, "-" and ".".`,
  );
}
