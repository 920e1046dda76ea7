import { isIP } from "node:net";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textOf } from "../../../../json/text-of";
import { objectsIn, textOr, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { labelProblems, subdomainProblems } from "../../metadata/name-syntax";
import { validateLabels } from "../../metadata/validate-metadata";
import { check } from "./check";
import { repeatedKeys } from "./repeated-keys";

type Errors = readonly FieldError[];

const TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const POLICIES = ["Cluster", "Local"];
const BAD_ADDRESS = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";

/** A port as the message of a duplicate shows it. */
const shownPort = (port: JsonObject): JsonObject => ({
  Name: "",
  Protocol: port["protocol"],
  AppProtocol: null,
  Port: port["port"],
  TargetPort: 0,
  NodePort: 0,
});

function validatePort(port: JsonObject, path: string, alone: boolean, external: boolean): Errors {
  const name = textOr(port["name"]);
  const node = port["nodePort"];
  return [
    ...(name === "" && !alone ? [fieldError.required(`${path}.name`)] : []),
    ...(name === "" ? [] : labelProblems(name)).map((problem) =>
      fieldError.invalid(`${path}.name`, name, problem),
    ),
    ...check.port(`${path}.port`, port["port"]),
    ...check.oneOf(port, "protocol", path, ["SCTP", "TCP", "UDP"]),
    ...check.port(`${path}.targetPort`, port["targetPort"]),
    ...(node !== undefined && !external
      ? [fieldError.forbidden(`${path}.nodePort`, "may not be used when `type` is 'ClusterIP'")]
      : []),
  ];
}

function validatePorts(spec: JsonObject): Errors {
  const ports = objectsIn(spec["ports"]);
  const external = spec["type"] === "NodePort" || spec["type"] === "LoadBalancer";
  const needed = spec["type"] !== "ExternalName" && spec["clusterIP"] !== "None";
  const again = repeatedKeys(ports, (port) => textOr(port["name"]));
  const same = repeatedKeys(ports, (port) => `${textOr(port["protocol"])}/${textOf(port["port"])}`);
  return [
    ...(ports.length === 0 && needed ? [fieldError.required("spec.ports")] : []),
    ...ports.flatMap((port, index) =>
      validatePort(port, `spec.ports[${index}]`, ports.length === 1, external),
    ),
    ...again.map((index) =>
      fieldError.duplicate(`spec.ports[${index}].name`, ports[index]?.["name"] ?? null),
    ),
    ...same.map((index) => fieldError.duplicate(`spec.ports[${index}]`, shownPort(ports[index] ?? {}))),
  ];
}

function validateExternalName(spec: JsonObject): Errors {
  const name = textOr(spec["externalName"]).replace(/\.$/, "");
  const addressed = textOr(spec["clusterIP"]) !== "";
  return [
    ...(addressed
      ? [fieldError.forbidden("spec.clusterIPs", "may not be set for ExternalName services")]
      : []),
    ...(name === ""
      ? [fieldError.required("spec.externalName")]
      : subdomainProblems(name).map((problem) => fieldError.invalid("spec.externalName", name, problem))),
  ];
}

function validateAddresses(spec: JsonObject): Errors {
  const address = textOr(spec["clusterIP"]);
  const own = address === "" || address === "None" || isIP(address) !== 0;
  return own ? [] : [fieldError.invalid("spec.clusterIPs[0]", address, BAD_ADDRESS)];
}

const validateExternalAddresses = (spec: JsonObject): Errors =>
  textsIn(spec["externalIPs"]).flatMap((ip, index) =>
    isIP(ip) === 0 ? [fieldError.invalid(`spec.externalIPs[${index}]`, ip, BAD_ADDRESS)] : [],
  );

function validatePolicies(spec: JsonObject): Errors {
  const policy = spec["externalTrafficPolicy"];
  const external =
    spec["type"] === "NodePort" || spec["type"] === "LoadBalancer" || textsIn(spec["externalIPs"]).length > 0;
  return [
    ...(policy !== undefined && !external
      ? [
          fieldError.invalid(
            "spec.externalTrafficPolicy",
            policy,
            "may only be set for externally-accessible services",
          ),
        ]
      : check.oneOf(spec, "externalTrafficPolicy", "spec", POLICIES)),
    ...check.oneOf(spec, "internalTrafficPolicy", "spec", POLICIES),
  ];
}

/** What is wrong with the spec of a Service: https://kubernetes.io/docs/concepts/services-networking/service/ */
export function validateService(spec: JsonObject): Errors {
  const family = check.oneOf(spec, "ipFamilyPolicy", "spec", [
    "PreferDualStack",
    "RequireDualStack",
    "SingleStack",
  ]);
  const addresses = validateAddresses(spec);
  // The API server allocates addresses before it looks at anything else.
  if (family.length + addresses.length > 0) return [...family, ...addresses];
  return [
    ...validatePorts(spec),
    ...check.oneOf(spec, "type", "spec", TYPES),
    ...check.oneOf(spec, "sessionAffinity", "spec", ["ClientIP", "None"]),
    ...validateLabels(spec["selector"], "spec.selector"),
    ...validateExternalAddresses(spec),
    ...(spec["type"] === "ExternalName" ? validateExternalName(spec) : []),
    ...validatePolicies(spec),
  ];
}
