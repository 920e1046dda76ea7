import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../../../world/read-json";
import { changeAt } from "../change-at";
import { fill } from "./fill";

const CONTAINER_LISTS = ["initContainers", "containers", "ephemeralContainers"];
const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"];
const HANDLERS = [...PROBES, "lifecycle.preStop", "lifecycle.postStart"];
/** What names an image at all: only its registry and its tag may have capitals. */
const IMAGE = /^(?:[\w.-]+(?::\d+)?\/)?[a-z0-9._/-]+(?::[\w.-]+)?$/;
const MODE = { defaultMode: 420 };

/** Always for the tag "latest", as for no tag: https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function pullPolicyOf(image: string): string {
  if (image === "" || image.includes("@")) return "IfNotPresent";
  const tag = /:([^/:]*)$/.exec(image)?.[1] ?? "latest";
  if (!IMAGE.test(image)) return "IfNotPresent";
  return tag === "latest" ? "Always" : "IfNotPresent";
}

function defaultContainer(container: JsonObject): JsonObject {
  const filled = fill({
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    imagePullPolicy: pullPolicyOf(textOr(container["image"])),
  })(container);
  const timing = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  const probed = PROBES.reduce((object, probe) => changeAt(object, probe, fill(timing)), filled);
  const handled = HANDLERS.reduce(
    (object, handler) =>
      changeAt(
        changeAt(object, `${handler}.httpGet`, fill({ path: "/", scheme: "HTTP" })),
        `${handler}.grpc`,
        fill({ service: "" }),
      ),
    probed,
  );
  const withPorts = changeAt(handled, "ports.[]", fill({ protocol: "TCP" }));
  return changeAt(withPorts, "env.[].valueFrom.fieldRef", fill({ apiVersion: "v1" }));
}

const isSource = (key: string): boolean => key !== "name";

function defaultVolume(volume: JsonObject): JsonObject {
  const source = Object.keys(volume).some(isSource) ? volume : { ...volume, emptyDir: {} };
  const withModes = ["configMap", "secret", "downwardAPI", "projected"].reduce(
    (object, kind) => changeAt(object, kind, fill(MODE)),
    source,
  );
  const references = ["downwardAPI.items.[].fieldRef", "projected.sources.[].downwardAPI.items.[].fieldRef"];
  const withVersions = references.reduce(
    (object, path) => changeAt(object, path, fill({ apiVersion: "v1" })),
    withModes,
  );
  const withTypes = changeAt(withVersions, "hostPath", fill({ type: "" }));
  return changeAt(withTypes, "projected.sources.[].serviceAccountToken", fill({ expirationSeconds: 3600 }));
}

/** On the host's network every port of a container is the host's. */
const hostPort = (port: JsonObject): JsonObject => fill({ hostPort: port["containerPort"] })(port);

/** The spec of a pod or a pod template with the defaults of https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec */
export function defaultPodSpec(spec: JsonObject): JsonObject {
  const account = spec["serviceAccountName"] ?? spec["serviceAccount"];
  const filled = fill({
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    securityContext: {},
    schedulerName: "default-scheduler",
    ...(account === undefined ? {} : { serviceAccountName: account, serviceAccount: account }),
  })(spec);
  const withVolumes = changeAt(filled, "volumes.[]", defaultVolume);
  return CONTAINER_LISTS.reduce((object, list) => {
    const contained = changeAt(object, `${list}.[]`, defaultContainer);
    return spec["hostNetwork"] === true ? changeAt(contained, `${list}.[].ports.[]`, hostPort) : contained;
  }, withVolumes);
}

/** Requests that are not given are the limits. */
function requestLimits(container: JsonObject): JsonObject {
  const limits = jsonAt(container, "resources", "limits");
  return isObject(limits)
    ? changeAt(container, "resources", (resources) => ({
        ...resources,
        requests: { ...limits, ...(isObject(resources["requests"]) ? resources["requests"] : {}) },
      }))
    : container;
}

const taint = (condition: string): JsonObject => ({
  key: `node.kubernetes.io/${condition}`,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: 300,
});
const TOLERATIONS = [taint("not-ready"), taint("unreachable")];

/** A pod's own defaults, with what the API server's standard admission adds: tolerations and priority. */
export function defaultPod(spec: JsonObject): JsonObject {
  const tolerations = objectsIn(spec["tolerations"]);
  const missing = TOLERATIONS.filter(
    ({ key }) => !tolerations.some((one) => one["key"] === key || one["key"] === undefined),
  );
  const requesting = CONTAINER_LISTS.reduce(
    (object, list) => changeAt(object, `${list}.[]`, requestLimits),
    defaultPodSpec(spec),
  );
  return fill({ enableServiceLinks: true, priority: 0, preemptionPolicy: "PreemptLowerPriority" })({
    ...requesting,
    tolerations: [...tolerations, ...missing],
  });
}
