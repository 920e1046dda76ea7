import { isIP } from "node:net";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { labelProblems, subdomainProblems } from "../../metadata/name-syntax";
import { check } from "./check";

type Errors = readonly FieldError[];

const PATH_TYPES = ["Exact", "ImplementationSpecific", "Prefix"];
const WILDCARD =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

function hostProblems(host: string): readonly string[] {
  if (host === "") return [];
  if (isIP(host) !== 0) return ["must be a DNS name, not an IP address"];
  if (!host.includes("*")) return subdomainProblems(host);
  return host.startsWith("*.") && subdomainProblems(host.slice(2)).length === 0 ? [] : [WILDCARD];
}

const validateHost = (host: string, path: string): Errors =>
  hostProblems(host).map((problem) => fieldError.invalid(path, host, problem));

/** A rule may be for any host, a certificate may not. */
const validateTlsHost = (host: string, path: string): Errors =>
  host === ""
    ? subdomainProblems(host).map((problem) => fieldError.invalid(path, host, problem))
    : validateHost(host, path);

function validatePort(port: JsonObject, path: string): Errors {
  const named = textOr(port["name"]) !== "";
  const numbered = port["number"] !== undefined;
  if (named && numbered) return [fieldError.invalid(path, "", "cannot set both port name & port number")];
  if (!named && !numbered) return [fieldError.required(path, "port name or number is required")];
  return numbered
    ? check.port(`${path}.service.port.number`, port["number"])
    : check.portName(`${path}.service.port.name`, textOr(port["name"]));
}

function validateBackend(backend: Json | undefined, path: string): Errors {
  const { service, resource }: JsonObject = isObject(backend) ? backend : {};
  if (service !== undefined && resource !== undefined)
    return [fieldError.invalid(path, "", "cannot set both resource and service backends")];
  if (isObject(resource)) return [];
  if (!isObject(service)) return [fieldError.invalid(path, "", "resource or service backend is required")];
  const name = textOr(service["name"]);
  const { port } = service;
  return [
    ...check.required(service, "name", `${path}.service`),
    ...(name === "" ? [] : labelProblems(name)).map((problem) =>
      fieldError.invalid(`${path}.service.name`, name, problem),
    ),
    ...validatePort(isObject(port) ? port : {}, path),
  ];
}

const FORBIDDEN = ["//", "/./", "/../", "%2f", "%2F"];

function validatePath(one: JsonObject, path: string): Errors {
  const type = textOr(one["pathType"]);
  const text = textOr(one["path"]);
  if (type === "") return [fieldError.required(`${path}.pathType`, "pathType must be specified")];
  if (!PATH_TYPES.includes(type))
    return [
      fieldError.notSupported(`${path}.pathType`, type, PATH_TYPES),
      ...validateBackend(one["backend"], `${path}.backend`),
    ];
  const strict = type !== "ImplementationSpecific";
  const relative = text === "" ? strict : !text.startsWith("/");
  return [
    ...(relative ? [fieldError.invalid(`${path}.path`, text, "must be an absolute path")] : []),
    ...FORBIDDEN.filter((part) => strict && text.includes(part)).map((part) =>
      fieldError.invalid(`${path}.path`, text, `must not contain '${part}'`),
    ),
    ...validateBackend(one["backend"], `${path}.backend`),
  ];
}

function validateRule(rule: JsonObject, path: string): Errors {
  const { http } = rule;
  const host = validateHost(textOr(rule["host"]), `${path}.host`);
  if (!isObject(http)) return host;
  const paths = objectsIn(http["paths"]);
  return [
    ...host,
    ...(paths.length === 0 ? [fieldError.required(`${path}.http.paths`)] : []),
    ...paths.flatMap((one, index) => validatePath(one, `${path}.http.paths[${index}]`)),
  ];
}

function validateName(name: Json | undefined, path: string): Errors {
  const text = textOr(name);
  const problems =
    name === undefined || (text === "" && path.endsWith("secretName")) ? [] : subdomainProblems(text);
  return problems.map((problem) => fieldError.invalid(path, text, problem));
}

/** What is wrong with the spec of an Ingress: https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export function validateIngress(spec: JsonObject): Errors {
  const rules = objectsIn(spec["rules"]);
  const backend = spec["defaultBackend"];
  if (rules.length === 0 && backend === undefined)
    return [fieldError.invalid("spec", null, "either `defaultBackend` or `rules` must be specified")];
  return [
    ...validateName(spec["ingressClassName"], "spec.ingressClassName"),
    ...(backend === undefined ? [] : validateBackend(backend, "spec.defaultBackend")),
    ...rules.flatMap((rule, index) => validateRule(rule, `spec.rules[${index}]`)),
    ...objectsIn(spec["tls"]).flatMap((tls, index) => [
      ...textsIn(tls["hosts"]).flatMap((host, at) =>
        validateTlsHost(host, `spec.tls[${index}].hosts[${at}]`),
      ),
      ...validateName(tls["secretName"], `spec.tls[${index}].secretName`),
    ]),
  ];
}
