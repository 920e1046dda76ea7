import { isIP } from "node:net";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { labelProblems } from "../../metadata/name-syntax";
import { check } from "./check";
import { repeatedKeys } from "./repeated-keys";
import { validateSelector } from "./validate-selector";

type Errors = readonly FieldError[];

const FAMILIES: Readonly<Record<string, number>> = { IPv4: 4, IPv6: 6 };
const BAD_ADDRESS = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
const BAD_CIDR = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

function isCidr(text: string): boolean {
  const [address = "", length = "", ...more] = text.split("/");
  const most = isIP(address) === 4 ? 32 : 128;
  return more.length === 0 && isIP(address) !== 0 && /^\d{1,3}$/.test(length) && Number(length) <= most;
}

function validatePolicyPeer(peer: JsonObject, path: string): Errors {
  const { ipBlock } = peer;
  const selecting = ["podSelector", "namespaceSelector"].filter((key) => peer[key] !== undefined);
  if (ipBlock === undefined && selecting.length === 0)
    return [fieldError.required(path, "must specify a peer")];
  if (ipBlock !== undefined && selecting.length > 0)
    return [fieldError.forbidden(path, "may not specify both ipBlock and another peer")];
  const cidr = textOr(jsonAt(ipBlock, "cidr"));
  if (isObject(ipBlock) && !isCidr(cidr))
    return [
      cidr === ""
        ? fieldError.required(`${path}.ipBlock.cidr`)
        : fieldError.invalid(`${path}.ipBlock.cidr`, cidr, BAD_CIDR),
    ];
  return selecting.flatMap((key) => validateSelector(peer[key], `${path}.${key}`));
}

function validatePolicyRules(spec: JsonObject, direction: "ingress" | "egress"): Errors {
  const peers = direction === "ingress" ? "from" : "to";
  return objectsIn(spec[direction]).flatMap((rule, index) => {
    const path = `spec.${direction}[${index}]`;
    return [
      ...objectsIn(rule["ports"]).flatMap((port, at) => [
        ...check.oneOf(port, "protocol", `${path}.ports[${at}]`, ["TCP", "UDP", "SCTP"]),
        ...(port["port"] === undefined ? [] : check.port(`${path}.ports[${at}].port`, port["port"])),
      ]),
      ...objectsIn(rule[peers]).flatMap((peer, at) => validatePolicyPeer(peer, `${path}.${peers}[${at}]`)),
    ];
  });
}

/** What is wrong with the spec of a NetworkPolicy: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export function validateNetworkPolicy(spec: JsonObject): Errors {
  return [
    ...validateSelector(spec["podSelector"], "spec.podSelector"),
    ...validatePolicyRules(spec, "ingress"),
    ...validatePolicyRules(spec, "egress"),
    ...textsIn(spec["policyTypes"]).flatMap((type, index) =>
      type === "Ingress" || type === "Egress"
        ? []
        : [fieldError.notSupported(`spec.policyTypes[${index}]`, type, ["Ingress", "Egress"])],
    ),
  ];
}

function validateEndpoint(endpoint: JsonObject, path: string, type: string): Errors {
  const addresses = textsIn(endpoint["addresses"]);
  const family = FAMILIES[type];
  if (addresses.length === 0)
    return [fieldError.required(`${path}.addresses`, "must contain at least 1 address")];
  return addresses.flatMap((address, index) => {
    if (family === undefined || isIP(address) === family) return [];
    const problem = isIP(address) === 0 ? BAD_ADDRESS : `must be an ${type} address`;
    return [fieldError.invalid(`${path}.addresses[${index}]`, address, problem)];
  });
}

/** What is wrong with an EndpointSlice: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
export function validateEndpointSlice(slice: JsonObject): Errors {
  const type = textOr(slice["addressType"]);
  const ports = objectsIn(slice["ports"]);
  const again = repeatedKeys(ports, (port) => `name ${textOr(port["name"])}`);
  return [
    ...(type === ""
      ? [fieldError.required("addressType")]
      : check.oneOf(slice, "addressType", "", ["FQDN", "IPv4", "IPv6"]).map((error) => ({
          ...error,
          field: "addressType",
        }))),
    ...ports.flatMap(({ name }, index) =>
      (textOr(name) === "" ? [] : labelProblems(textOr(name))).map((problem) =>
        fieldError.invalid(`ports[${index}].name`, textOr(name), problem),
      ),
    ),
    ...again.map((index) => fieldError.duplicate(`ports[${index}].name`, textOr(ports[index]?.["name"]))),
    ...objectsIn(slice["endpoints"]).flatMap((endpoint, index) =>
      validateEndpoint(endpoint, `endpoints[${index}]`, type),
    ),
  ];
}

/** What is wrong with the subsets of an Endpoints object. */
export function validateEndpoints(endpoints: JsonObject): Errors {
  return objectsIn(endpoints["subsets"]).flatMap((subset, index) => {
    const path = `subsets[${index}]`;
    const addresses = ["addresses", "notReadyAddresses"].flatMap((key) =>
      objectsIn(subset[key]).flatMap((address, at) => {
        const ip = textOr(address["ip"]);
        return isIP(ip) === 0
          ? [
              fieldError.invalid(`${path}.${key}[${at}].ip`, ip, BAD_ADDRESS),
              fieldError.invalid(`${path}.${key}[${at}].ip`, ip, "must be a valid IP address"),
            ]
          : [];
      }),
    );
    const none = ["addresses", "notReadyAddresses"].every((key) => objectsIn(subset[key]).length === 0);
    return [
      ...(none ? [fieldError.required(path, "must specify `addresses` or `notReadyAddresses`")] : []),
      ...addresses,
      ...objectsIn(subset["ports"]).flatMap((port, at) =>
        check.port(`${path}.ports[${at}].port`, port["port"]),
      ),
    ];
  });
}
