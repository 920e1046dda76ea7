import { asClusterObject } from "../../config/as-cluster-object";
import { overlaySnapshot } from "../../config/overlay-snapshot";
import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { someOf } from "../../mesh/some-of";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { addShares, NO_SHARE, observedCallers, observedPercent } from "../observed/observed-share";
import { peerModes, type DecidedMode, type PeerModes } from "../peer-mode";
import { affectedWorkloads } from "./affected-workloads";
import { blockersOf, type JudgedBlocker } from "./blockers-of";
import { isSilent, telemetryGaps, theLast, workloadGaps } from "./gaps-of";
import { strictDraft } from "./strict-draft";
import type { StrictGround } from "./strict-ground";
import type { StrictDraft, StrictScope, StrictVerdict } from "./strict-verdict";

/** Only the policies that decide in a namespace: its own and the mesh's. */
function policiesFor(snapshot: ClusterSnapshot, namespaces: ReadonlySet<string>): ClusterSnapshot {
  return {
    revision: snapshot.revision,
    list: (kind) =>
      kind === "PeerAuthentication"
        ? snapshot.list(kind).filter(({ meta }) => namespaces.has(meta.namespace))
        : [],
    get: (kind, namespace, name) => snapshot.get(kind, namespace, name),
  };
}

function modesAfter(ground: StrictGround, scope: StrictScope, draft: StrictDraft): PeerModes {
  const { snapshot, rootNamespace } = ground.mesh;
  const read = asClusterObject(draft.edited);
  const put = read.ok ? [withAge(read.object, draft, snapshot)] : [];
  const isMesh = scope.namespace === "" || scope.namespace === rootNamespace;
  const base = isMesh ? snapshot : policiesFor(snapshot, new Set([scope.namespace, rootNamespace]));
  return peerModes(overlaySnapshot(base, { put, removed: [] }), rootNamespace);
}

/** An edited object keeps its age, by which Istio chooses. */
function withAge<
  T extends {
    readonly meta: { readonly namespace: string; readonly name: string; readonly creationTimestamp: string };
  },
>(object: T, { baseline }: StrictDraft, snapshot: ClusterSnapshot): T {
  const { namespace, name } = object.meta;
  const held = baseline && snapshot.get("PeerAuthentication", namespace, name);
  return held
    ? { ...object, meta: { ...object.meta, creationTimestamp: held.meta.creationTimestamp } }
    : object;
}

/** The workloads that are asked about. */
function inScope(
  { workloads, mesh }: StrictGround,
  { namespace, workload }: StrictScope,
): readonly MeshWorkload[] {
  if (namespace === "" || (namespace === mesh.rootNamespace && workload === "")) return workloads;
  return workloads.filter(
    (one) => one.namespace === namespace && (workload === "" || one.workload === workload),
  );
}

function configuredIn(
  { modes, mesh }: StrictGround,
  scope: StrictScope,
  own: readonly MeshWorkload[],
): DecidedMode {
  const [only] = own;
  if (scope.workload !== "" && only) return modes.of(only, null);
  return modes.ofNamespace(scope.namespace === "" ? mesh.rootNamespace : scope.namespace);
}

/** Namespaces that the mesh's mode decides for and that are not looked at. */
function unseenNamespaces({ mesh, question }: StrictGround, { namespace }: StrictScope): readonly string[] {
  if (namespace !== "" && namespace !== mesh.rootNamespace) return [];
  if (!question.listed)
    return ["You may not list namespaces: the mesh may have others, which were not looked at."];
  const unseen = mesh.snapshot.list("Namespace").filter(({ meta }) => !mesh.visible.has(meta.name)).length;
  if (unseen === 0) return [];
  return [
    unseen === 1
      ? "1 namespace of the mesh was not looked at."
      : `${unseen} namespaces of the mesh were not looked at.`,
  ];
}

/** Workloads that would go on taking plain text, because a policy of their own or of their namespace says so. */
function exceptions(own: readonly MeshWorkload[], after: PeerModes): readonly string[] {
  const weaker = own.filter(
    (one) =>
      (one.dataPlane === "sidecar" || one.dataPlane === "ztunnel") &&
      [null, ...after.portsOf(one)].some((port) => after.of(one, port).mode !== "STRICT"),
  );
  if (weaker.length === 0) return [];
  const names = weaker.map(({ namespace, workload }) => `${namespace}/${workload}`);
  return [`Still takes plain text, on some port, by a policy of its own: ${someOf(names, { most: 3 })}.`];
}

interface Found {
  readonly blockers: readonly JudgedBlocker[];
  readonly gaps: readonly string[];
  readonly notes: readonly string[];
  readonly affected: number;
  /** How many of them were seen to be called. */
  readonly called: number;
}

function find(ground: StrictGround, scope: StrictScope, draft: StrictDraft): Found {
  const after = modesAfter(ground, scope, draft);
  const isMesh = scope.namespace === "" || scope.namespace === ground.mesh.rootNamespace;
  const reached = isMesh
    ? ground.workloads
    : ground.workloads.filter((one) => one.namespace === scope.namespace);
  const affected = affectedWorkloads(reached, ground.modes, after);
  const unseen = unseenNamespaces(ground, scope);
  const still = exceptions(inScope(ground, scope), after);
  if (affected.length === 0) return { blockers: [], gaps: unseen, notes: still, affected: 0, called: 0 };
  const parts = affected.map((one) => ({ ...blockersOf(ground, one, after), ...known(ground, one) }));
  return {
    blockers: parts.flatMap(({ blockers }) => blockers),
    gaps: [...telemetryGaps(ground), ...unseen, ...parts.flatMap((part) => [...part.gaps, ...part.missing])],
    notes: [...still, ...parts.flatMap(({ notes }) => notes)],
    affected: affected.length,
    called: affected.filter((one) => !isSilent(ground, one)).length,
  };
}

function known(
  ground: StrictGround,
  affected: Parameters<typeof workloadGaps>[1],
): { readonly missing: readonly string[]; readonly notes: readonly string[] } {
  if (ground.mesh.rows === null) return { missing: [], notes: [] };
  const { gaps, notes } = workloadGaps(ground, affected);
  return { missing: gaps, notes };
}

type Verdict = Pick<StrictVerdict, "verdict" | "because">;

function verdictOf(found: Found, windowSeconds: number): Verdict {
  const { blockers, gaps, affected, called } = found;
  const within = `in ${theLast(windowSeconds)}`;
  const certain = blockers.filter((one) => one.certain).length;
  if (certain > 0) {
    const callers = certain === 1 ? "1 caller that was" : `${certain} callers that were`;
    return {
      verdict: "wouldBreak",
      because: `It would refuse ${callers} seen without mutual TLS ${within}.`,
    };
  }
  if (blockers.length > 0)
    return {
      verdict: "notEnoughData",
      because: `Of ${blockers.length} callers it cannot be told whether they would be refused; looked at: ${within}.`,
    };
  const [gap] = gaps;
  if (gap !== undefined) return { verdict: "notEnoughData", because: gap };
  if (affected === 0)
    return {
      verdict: "safe",
      because: "It changes nothing: no workload with a proxy takes its mode from here.",
    };
  if (called === 0)
    return {
      verdict: "safe",
      because: `No Service leads to the workloads it changes, and no call of them was seen ${within}.`,
    };
  return {
    verdict: "safe",
    because: `All traffic of ${called === 1 ? "1 workload" : `${called} workloads`} ${within} was mutual TLS, or would turn to it. Callers rarer than that are not known.`,
  };
}

const NO_DRAFT: Verdict = {
  verdict: "notEnoughData",
  because:
    "No PeerAuthentication can select this workload alone: it is not known, has no labels, or is in the root namespace, where selectors select nothing.",
};

/** Most blockers first that surely lose calls, then those with most of them. */
const worstFirst = (one: JudgedBlocker, other: JudgedBlocker): number =>
  Number(other.certain) - Number(one.certain) || (other.blocker.count ?? 0) - (one.blocker.count ?? 0);

/** The verdict on one scope of a mesh that was read before. */
export function judgeScope(ground: StrictGround, scope: StrictScope): StrictVerdict {
  const own = inScope(ground, scope);
  const { mode, by } = configuredIn(ground, scope, own);
  const shares = own.map((one) => observedCallers(ground.inbound.of(one)).all);
  const share = shares.reduce(addShares, NO_SHARE);
  const told = {
    scope,
    configured: mode,
    requestsPerSecond: share.requestsPerSecond,
    observedPercent: observedPercent(share),
  };
  const nothing = { blockers: [], unknown: [], draft: [] };
  if (mode === "STRICT") {
    const because = by
      ? `PeerAuthentication ${by.namespace}/${by.name} is STRICT already.`
      : "It is STRICT already.";
    return { ...told, ...nothing, verdict: "alreadyStrict", because };
  }
  const draft = strictDraft(ground.routing, scope);
  if (!draft) return { ...told, ...nothing, ...NO_DRAFT };
  const found = find(ground, scope, draft);
  return {
    ...told,
    ...verdictOf(found, ground.question.windowSeconds),
    blockers: found.blockers.toSorted(worstFirst).map(({ blocker }) => blocker),
    unknown: [...new Set([...found.gaps, ...found.notes])],
    draft: [draft],
  };
}
