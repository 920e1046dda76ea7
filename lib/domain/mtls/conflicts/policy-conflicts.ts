import { serviceHost } from "../../mesh/hosts/resolve-host";
import { objectAt, objectsAt } from "../../mesh/read-json";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { targetPort } from "../../routing/service-registry";
import { workloadOfPod } from "../../mesh/workload-of-pod";
import { hasLabels } from "../../policy/policy-target";
import type { MtlsGround } from "../mtls-ground";
import type { MtlsConflict } from "../mtls-overview";

const nameOf = ({ namespace, workload }: MeshWorkload): string => `${namespace}/${workload}`;

/** The ports that a workload's containers declare. */
function declaredPorts({ mesh }: MtlsGround, server: MeshWorkload): ReadonlySet<number> {
  const pod = mesh.snapshot
    .list("Pod")
    .find(
      ({ meta }) =>
        meta.namespace === server.namespace && workloadOfPod(meta, mesh.snapshot) === server.workload,
    );
  const spec = pod ? objectAt(pod.data, "spec") : {};
  const ports = ["containers", "initContainers"].flatMap((field) =>
    objectsAt(spec, field).flatMap((container) => objectsAt(container, "ports")),
  );
  return new Set(
    ports.flatMap(({ containerPort }) => (typeof containerPort === "number" ? [containerPort] : [])),
  );
}

/** A mode of a port that the workload does not have, most often that of its Service. */
function portNotServed(ground: MtlsGround, server: MeshWorkload, port: number): readonly MtlsConflict[] {
  const { routing, mesh, modes } = ground;
  const { by, level } = modes.of(server, port);
  if (level !== "port" || !by) return [];
  const services = mesh.snapshot.list("Service").flatMap(({ meta, data }) => {
    const selector = routing.registry.find(serviceHost(meta.namespace, meta.name))?.selector;
    const isFront = meta.namespace === server.namespace && selector && hasLabels(server, selector);
    return isFront ? [{ name: meta.name, ports: objectsAt(objectAt(data, "spec"), "ports") }] : [];
  });
  const declared = declaredPorts(ground, server);
  const targets = services.flatMap(({ ports }) => ports.map((one) => targetPort(one, server)));
  if (declared.has(port) || targets.includes(port)) return [];
  const front = services.flatMap(({ name, ports }) => {
    const same = ports.find((one) => one["port"] === port);
    const target = same && targetPort(same, server);
    return target ? [`${port} is a port of Service ${name}, which leads to ${target}`] : [];
  });
  if (front.length === 0 && declared.size === 0) return [];
  const hint = front[0] ?? `its containers declare ${[...declared].sort((a, b) => a - b).join(", ")}`;
  return [
    {
      code: "portNotServed",
      message: `PeerAuthentication ${by.namespace}/${by.name} sets a mode for port ${port}, which ${nameOf(server)} does not have: ${hint}. Ports here are the workload's own.`,
      caller: null,
      objects: [by],
    },
  ];
}

/** A workload that takes plain text where the mesh is STRICT. */
function weakerThanMesh(
  ground: MtlsGround,
  server: MeshWorkload,
  port: number | null,
): readonly MtlsConflict[] {
  const { modes, mesh } = ground;
  const whole = modes.ofNamespace(mesh.rootNamespace);
  const { mode, by } = modes.of(server, port);
  if (whole.mode !== "STRICT" || mode === "STRICT" || !by || !whole.by) return [];
  return [
    {
      code: "weakerThanMesh",
      message: `The mesh is STRICT, but PeerAuthentication ${by.namespace}/${by.name} makes ${nameOf(server)} ${mode}: it takes plain text.`,
      caller: null,
      objects: [by, whole.by],
    },
  ];
}

/** Plain text that servers tell of although they require mutual TLS: mode and traffic cannot both be of now. */
function plaintextAtStrict(ground: MtlsGround, server: MeshWorkload): readonly MtlsConflict[] {
  const { modes, inbound } = ground;
  const ports = [null, ...modes.portsOf(server)].map((port) => modes.of(server, port));
  if (ports.some(({ mode }) => mode !== "STRICT")) return [];
  const objects = ports.flatMap(({ by }) => by ?? []).slice(0, 1);
  const callers = new Map(
    inbound
      .of(server)
      .server.filter(({ plain }) => plain > 0)
      .map(({ caller }) => [`${caller.namespace}/${caller.workload}`, caller]),
  );
  return [...callers.values()].map((caller) => ({
    code: "plaintextAtStrict",
    message: `${nameOf(server)} is STRICT, yet its proxy saw plain text in the window: from before the mode was set, or refused. A caller without a proxy cannot send mutual TLS.`,
    caller,
    objects,
  }));
}

/** Where policies do not mean what they seem to, at one workload and port (null for the workload as a whole). */
export function policyConflicts(
  ground: MtlsGround,
  server: MeshWorkload,
  port: number | null,
): readonly MtlsConflict[] {
  if (server.dataPlane !== "sidecar" && server.dataPlane !== "ztunnel") return [];
  return [
    ...(port === null ? plaintextAtStrict(ground, server) : portNotServed(ground, server, port)),
    ...weakerThanMesh(ground, server, port),
  ];
}
