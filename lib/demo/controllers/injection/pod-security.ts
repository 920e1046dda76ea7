import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";

/** Capabilities that the baseline level lets a container add. */
const BASELINE_CAPABILITIES: ReadonlySet<string> = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
const namesOf = (containers: readonly JsonObject[]): string =>
  `${containers.length === 1 ? "container" : "containers"} ${quoted(containers.map(({ name }) => textOr(name)))}`;
const setting = (container: JsonObject, ...path: readonly string[]): unknown =>
  jsonAt(container, "securityContext", ...path);

function baselineViolations(pod: K8sObject, containers: readonly JsonObject[]): readonly string[] {
  const shared = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => jsonAt(pod, "spec", field) === true);
  const added = (container: JsonObject): readonly string[] =>
    textsIn(jsonAt(container, "securityContext", "capabilities", "add"));
  const forbidden = [...new Set(containers.flatMap(added))].filter((one) => !BASELINE_CAPABILITIES.has(one));
  const adding = containers.filter((container) => added(container).some((one) => forbidden.includes(one)));
  const privileged = containers.filter((container) => setting(container, "privileged") === true);
  const hostPaths = objectsIn(jsonAt(pod, "spec", "volumes")).filter((volume) => "hostPath" in volume);
  return [
    ...(shared.length > 0 ? [`host namespaces (${shared.map((field) => `${field}=true`).join(", ")})`] : []),
    ...(adding.length > 0
      ? [
          `non-default capabilities (${namesOf(adding)} must not include ${quoted(forbidden)} in securityContext.capabilities.add)`,
        ]
      : []),
    ...(hostPaths.length > 0
      ? [`hostPath volumes (volumes ${quoted(hostPaths.map(({ name }) => textOr(name)))})`]
      : []),
    ...(privileged.length > 0
      ? [`privileged (${namesOf(privileged)} must not set securityContext.privileged=true)`]
      : []),
  ];
}

function restrictedViolations(pod: K8sObject, containers: readonly JsonObject[]): readonly string[] {
  const podSetting = (...path: readonly string[]): unknown => jsonAt(pod, "spec", "securityContext", ...path);
  const seccomp = (type: unknown): boolean => type === "RuntimeDefault" || type === "Localhost";
  const rules = [
    {
      holds: (one: JsonObject) => setting(one, "allowPrivilegeEscalation") === false,
      name: "allowPrivilegeEscalation != false",
      wanted: "must set securityContext.allowPrivilegeEscalation=false",
    },
    {
      holds: (one: JsonObject) =>
        textsIn(jsonAt(one, "securityContext", "capabilities", "drop")).includes("ALL"),
      name: "unrestricted capabilities",
      wanted: 'must set securityContext.capabilities.drop=["ALL"]',
    },
    {
      holds: (one: JsonObject) => (setting(one, "runAsNonRoot") ?? podSetting("runAsNonRoot")) === true,
      name: "runAsNonRoot != true",
      wanted: "must set securityContext.runAsNonRoot=true",
    },
    {
      holds: (one: JsonObject) =>
        seccomp(setting(one, "seccompProfile", "type") ?? podSetting("seccompProfile", "type")),
      name: "seccompProfile",
      wanted: 'must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"',
    },
  ];
  return rules.flatMap(({ holds, name, wanted }) => {
    const against = containers.filter((container) => !holds(container));
    return against.length === 0 ? [] : [`${name} (${namesOf(against)} ${wanted})`];
  });
}

/**
 * How a pod violates a Pod Security level, "" where it does not; a level but baseline and restricted allows everything.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurity(pod: K8sObject, level: string): string {
  if (level !== "baseline" && level !== "restricted") return "";
  const containers = [
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
    ...objectsIn(jsonAt(pod, "spec", "containers")),
  ];
  const violations = [
    ...baselineViolations(pod, containers),
    ...(level === "restricted" ? restrictedViolations(pod, containers) : []),
  ];
  return violations.length === 0 ? "" : `violates PodSecurity "${level}:latest": ${violations.join(", ")}`;
}
