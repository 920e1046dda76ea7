import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { labelProblems, qualifiedNameProblems, subdomainProblems } from "../../metadata/name-syntax";
import { validateLabels } from "../../metadata/validate-metadata";
import { check } from "./check";
import { repeatedKeys } from "./repeated-keys";
import { validateContainer } from "./validate-container";

type Errors = readonly FieldError[];

/** What a volume's source cannot go without. */
const REQUIRED_OF_VOLUMES: Readonly<Record<string, string>> = {
  configMap: "name",
  secret: "secretName",
  hostPath: "path",
  persistentVolumeClaim: "claimName",
};

function validateVolume(volume: JsonObject, path: string): Errors {
  const name = textOr(volume["name"]);
  const [source, ...more] = Object.keys(volume).filter((key) => key !== "name");
  const content = source === undefined ? undefined : volume[source];
  const key = REQUIRED_OF_VOLUMES[source ?? ""];
  return [
    ...check.required(volume, "name", path),
    ...(name === "" ? [] : labelProblems(name)).map((problem) =>
      fieldError.invalid(`${path}.name`, name, problem),
    ),
    ...(isObject(content) && key !== undefined
      ? check.required(content, key, `${path}.${source ?? ""}`)
      : []),
    ...more.map((other) =>
      fieldError.forbidden(`${path}.${other}`, "may not specify more than 1 volume type"),
    ),
  ];
}

function validateVolumes(spec: JsonObject, path: string): Errors {
  const volumes = objectsIn(spec["volumes"]);
  const again = repeatedKeys(volumes, (volume) => textOr(volume["name"]));
  return [
    ...volumes.flatMap((volume, index) => validateVolume(volume, `${path}.volumes[${index}]`)),
    ...again.map((index) =>
      fieldError.duplicate(`${path}.volumes[${index}].name`, volumes[index]?.["name"] ?? null),
    ),
  ];
}

/** Only an init container that stays, as a sidecar does, can be probed. */
function validateInitProbes(container: JsonObject, path: string): Errors {
  if (container["restartPolicy"] === "Always") return [];
  return ["livenessProbe", "readinessProbe", "startupProbe"]
    .filter((probe) => container[probe] !== undefined)
    .map((probe) =>
      fieldError.forbidden(
        `${path}.${probe}`,
        "may not be set for init containers without restartPolicy=Always",
      ),
    );
}

const validateHostPorts = (containers: readonly JsonObject[], path: string): Errors =>
  containers.flatMap((container, index) =>
    objectsIn(container["ports"]).flatMap((port, at) =>
      port["hostPort"] === undefined || port["hostPort"] === port["containerPort"]
        ? []
        : [
            fieldError.invalid(
              `${path}.containers[${index}].ports[${at}].hostPort`,
              port["hostPort"] ?? null,
              "must match `containerPort` when `hostNetwork` is true",
            ),
          ],
    ),
  );

function validateContainers(spec: JsonObject, path: string): Errors {
  const volumes = objectsIn(spec["volumes"]).map((volume) => textOr(volume["name"]));
  const containers = objectsIn(spec["containers"]);
  const seen = new Set<string>();
  const each = (container: JsonObject, at: string): Errors => {
    const errors = validateContainer(container, at, volumes, new Set(seen));
    seen.add(textOr(container["name"]));
    return errors;
  };
  return [
    ...(containers.length === 0 ? [fieldError.required(`${path}.containers`)] : []),
    ...containers.flatMap((container, index) => each(container, `${path}.containers[${index}]`)),
    ...objectsIn(spec["initContainers"]).flatMap((container, index) => [
      ...each(container, `${path}.initContainers[${index}]`),
      ...validateInitProbes(container, `${path}.initContainers[${index}]`),
    ]),
    ...(spec["hostNetwork"] === true ? validateHostPorts(containers, path) : []),
  ];
}

function validateToleration(toleration: JsonObject, path: string): Errors {
  const operator = textOr(toleration["operator"]);
  const every = textOr(toleration["key"]) === "" && operator !== "Exists";
  const key = textOr(toleration["key"]);
  const valued = operator === "Exists" && textOr(toleration["value"]) !== "";
  return [
    ...(key === "" ? [] : qualifiedNameProblems(key)).map((problem) =>
      fieldError.invalid(`${path}.key`, key, problem),
    ),
    ...(every
      ? [
          fieldError.invalid(
            `${path}.operator`,
            operator,
            'operator must be Exists when `key` is empty, which means "match all values and all keys"',
          ),
        ]
      : []),
    ...(valued
      ? [
          fieldError.invalid(
            `${path}.operator`,
            textOr(toleration["value"]),
            "value must be empty when `operator` is 'Exists'",
          ),
        ]
      : []),
    ...check.oneOf(toleration, "operator", path, ["Equal", "Exists"]),
    ...check.oneOf(toleration, "effect", path, ["NoSchedule", "PreferNoSchedule", "NoExecute"]),
  ];
}

/** Fields that name something, and how that is named. */
const NAMES: readonly (readonly [string, (name: string) => readonly string[]])[] = [
  ["serviceAccountName", subdomainProblems],
  ["nodeName", subdomainProblems],
  ["hostname", labelProblems],
  ["subdomain", labelProblems],
];
const LONGEST = 2_147_483_647;

/** What is wrong with the spec of a pod or of a pod template, `path` being where it stands. */
export function validatePodSpec(spec: JsonObject, path: string): Errors {
  const deadline = spec["activeDeadlineSeconds"];
  return [
    ...validateVolumes(spec, path),
    ...validateContainers(spec, path),
    ...check.oneOf(spec, "restartPolicy", path, ["Always", "OnFailure", "Never"]),
    ...check.oneOf(spec, "dnsPolicy", path, ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]),
    ...validateLabels(spec["nodeSelector"], `${path}.nodeSelector`),
    ...NAMES.flatMap(([key, problems]) => {
      const name = textOr(spec[key]);
      const found = name === "" ? [] : problems(name);
      return found.map((problem) => fieldError.invalid(`${path}.${key}`, name, problem));
    }),
    ...(typeof deadline === "number" && deadline < 1
      ? [
          fieldError.invalid(
            `${path}.activeDeadlineSeconds`,
            deadline,
            `must be between 1 and ${LONGEST}, inclusive`,
          ),
        ]
      : []),
    ...objectsIn(spec["tolerations"]).flatMap((toleration, index) =>
      validateToleration(toleration, `${path}.tolerations[${index}]`),
    ),
  ];
}
