import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { labelProblems } from "../../metadata/name-syntax";
import { exceedsQuantity } from "../../quantity";
import { check } from "./check";
import { repeatedKeys } from "./repeated-keys";
import { validateProbe } from "./validate-probe";

type Errors = readonly FieldError[];

const PROTOCOLS = ["SCTP", "TCP", "UDP"];
const PRINTABLE_NAME = /^[ -<>-~]+$/;
const BAD_ENV_NAME =
  "a valid environment variable name must consist only of printable ASCII characters other than '='";
const SOURCES = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];

function validatePorts(container: JsonObject, path: string): Errors {
  const ports = objectsIn(container["ports"]);
  const errors = ports.flatMap((port, index) => {
    const at = `${path}.ports[${index}]`;
    const number = port["containerPort"];
    const name = textOr(port["name"]);
    const host = port["hostPort"];
    return [
      ...(name === "" ? [] : check.portName(`${at}.name`, name)),
      ...(number === 0 || number === undefined
        ? [fieldError.required(`${at}.containerPort`)]
        : check.port(`${at}.containerPort`, number)),
      ...(host === undefined ? [] : check.port(`${at}.hostPort`, host)),
      ...check.oneOf(port, "protocol", at, PROTOCOLS),
    ];
  });
  const again = repeatedKeys(ports, (port) => textOr(port["name"]));
  return [
    ...errors,
    ...again.map((index) =>
      fieldError.duplicate(`${path}.ports[${index}].name`, ports[index]?.["name"] ?? null),
    ),
  ];
}

function validateSource(variable: JsonObject, path: string): Errors {
  const source = variable["valueFrom"];
  if (!isObject(source)) return [];
  const at = `${path}.valueFrom`;
  const given = SOURCES.filter((key) => source[key] !== undefined);
  const keyed = ["configMapKeyRef", "secretKeyRef"].flatMap((key) =>
    isObject(source[key]) ? check.required(source[key], "key", `${at}.${key}`) : [],
  );
  const value = textOr(variable["value"]);
  if (given.length === 0)
    return [
      fieldError.invalid(
        at,
        "",
        "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
      ),
    ];
  return [
    ...keyed,
    ...(value === "" ? [] : [fieldError.invalid(at, "", "may not be specified when `value` is not empty")]),
    ...(given.length > 1
      ? [fieldError.invalid(at, "", "may not have more than one field specified at a time")]
      : []),
  ];
}

function validateEnvironment(container: JsonObject, path: string): Errors {
  return objectsIn(container["env"]).flatMap((variable, index) => {
    const at = `${path}.env[${index}]`;
    const name = textOr(variable["name"]);
    const bad = name !== "" && !PRINTABLE_NAME.test(name);
    return [
      ...check.required(variable, "name", at),
      ...(bad ? [fieldError.invalid(`${at}.name`, name, BAD_ENV_NAME)] : []),
      ...validateSource(variable, at),
    ];
  });
}

function validateMounts(container: JsonObject, path: string, volumes: readonly string[]): Errors {
  const mounts = objectsIn(container["volumeMounts"]);
  const errors = mounts.flatMap((mount, index) => {
    const at = `${path}.volumeMounts[${index}]`;
    const name = textOr(mount["name"]);
    return [
      ...check.required(mount, "name", at),
      ...(volumes.includes(name) ? [] : [fieldError.notFound(`${at}.name`, name)]),
      ...check.required(mount, "mountPath", at),
    ];
  });
  const again = repeatedKeys(mounts, (mount) => textOr(mount["mountPath"]));
  return [
    ...errors,
    ...again.map((index) =>
      fieldError.invalid(
        `${path}.volumeMounts[${index}].mountPath`,
        mounts[index]?.["mountPath"] ?? null,
        "must be unique",
      ),
    ),
  ];
}

const quantities = (resources: Json | undefined, kind: string): JsonObject => {
  const found = isObject(resources) ? resources[kind] : undefined;
  return isObject(found) ? found : {};
};

function validateResources(container: JsonObject, path: string): Errors {
  const [limits, requests] = [
    quantities(container["resources"], "limits"),
    quantities(container["resources"], "requests"),
  ];
  const negative = [limits, requests].flatMap((list, index) =>
    Object.entries(list)
      .filter(([, value]) => textOr(value).startsWith("-"))
      .map(([name, value]) =>
        fieldError.invalid(
          `${path}.resources.${index === 0 ? "limits" : "requests"}[${name}]`,
          textOr(value),
          "must be greater than or equal to 0",
        ),
      ),
  );
  const exceeding = Object.entries(requests).flatMap(([name, value]) => {
    const limit = textOr(limits[name]);
    return limit !== "" && exceedsQuantity(textOr(value), limit)
      ? [
          fieldError.invalid(
            `${path}.resources.requests`,
            textOr(value),
            `must be less than or equal to ${name} limit of ${limit}`,
          ),
        ]
      : [];
  });
  return [...negative, ...exceeding];
}

function validateImage(container: JsonObject, path: string): Errors {
  const image = textOr(container["image"]);
  if (image === "") return [fieldError.required(`${path}.image`)];
  return image.trim() === image
    ? []
    : [fieldError.invalid(`${path}.image`, image, "must not have leading or trailing whitespace")];
}

/** What is wrong with a container of a pod that has these volumes; `names` are those of containers before it. */
export function validateContainer(
  container: JsonObject,
  path: string,
  volumes: readonly string[],
  names: ReadonlySet<string>,
): Errors {
  const name = textOr(container["name"]);
  const probes = ["livenessProbe", "readinessProbe", "startupProbe"];
  return [
    ...check.required(container, "name", path),
    ...(name === "" ? [] : labelProblems(name)).map((problem) =>
      fieldError.invalid(`${path}.name`, name, problem),
    ),
    ...(names.has(name) ? [fieldError.duplicate(`${path}.name`, name)] : []),
    ...validateImage(container, path),
    ...validatePorts(container, path),
    ...validateEnvironment(container, path),
    ...validateMounts(container, path, volumes),
    ...probes.flatMap((key) => validateProbe(container[key], `${path}.${key}`, key)),
    ...check.oneOf(container, "imagePullPolicy", path, ["Always", "IfNotPresent", "Never"]),
    ...check.oneOf(container, "terminationMessagePolicy", path, ["File", "FallbackToLogsOnError"]),
    ...validateResources(container, path),
  ];
}
