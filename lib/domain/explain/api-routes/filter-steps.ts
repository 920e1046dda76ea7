import type { JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { ExplainCall } from "../routed";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import { backendOf } from "./backend-of";
import type { RuleOfRoute } from "./weighted-backends";

/** What a request is sent on with that it did not come with. */
export function changesOf(before: ExplainCall, after: ExplainCall): readonly string[] {
  const names = new Set([...Object.keys(before.headers), ...Object.keys(after.headers)]);
  const [had, has] = [new Map(Object.entries(before.headers)), new Map(Object.entries(after.headers))];
  return [
    ...(before.host === after.host ? [] : [`host ${after.host}`]),
    ...(before.path === after.path ? [] : [`path ${after.path}`]),
    ...[...names].flatMap((name) => {
      if (had.get(name) === has.get(name)) return [];
      return [has.has(name) ? `header ${name}: ${has.get(name) ?? ""}` : `no header ${name}`];
    }),
  ];
}

/** The percentage that a mirror copies: a fraction, a percentage, or all. */
function mirroredPercent(mirror: JsonObject): number {
  const fraction = objectAt(mirror, "fraction");
  const { numerator, denominator = 100 } = fraction;
  const { percent } = mirror;
  const part = typeof percent === "number" ? percent : 100;
  const share =
    typeof numerator === "number" && typeof denominator === "number" ? (numerator / denominator) * 100 : part;
  return Number.isFinite(share) ? Math.min(100, Math.max(0, share)) : 0;
}

function mirrorSaid(mesh: ExplainMesh, { route, atGateway }: RuleOfRoute, mirror: JsonObject): string | null {
  const ref = mirror["backendRef"];
  if (!isJsonObject(ref)) return null;
  const backend = backendOf(mesh, route, ref, atGateway);
  if (backend.kind === "missing" || backend.kind === "invalid")
    return `it copies nothing: ${backend.because}`;
  const percent = Number(mirroredPercent(mirror).toFixed(2));
  return `${percent} % of the requests are copied to ${backend.host}:${backend.port}, whose answers nobody reads`;
}

/** The filters of a rule that change nothing of where its requests go. */
const SAID: Readonly<Record<string, string>> = {
  ResponseHeaderModifier: "changes headers of the response",
  CORS: "answers preflight requests of other origins by itself",
};

/** What the filters and the session persistence of a rule do besides sending a request somewhere. */
export function filterSteps(
  mesh: ExplainMesh,
  of: RuleOfRoute,
  before: ExplainCall,
  after: ExplainCall,
): readonly ExplainStep[] {
  const { route, rule, path } = of;
  const object = refOf(route);
  const changed = (at: string, because: string): ExplainStep =>
    step({ object, path: at }, "route", "changes", because);
  const said = objectsAt(rule, "filters").flatMap((filter, index) => {
    const type = textAt(filter, "type");
    const text =
      type === "RequestMirror" ? mirrorSaid(mesh, of, objectAt(filter, "requestMirror")) : SAID[type];
    return text ? [changed(`${path}.filters[${index}]`, text)] : [];
  });
  const changes = changesOf(before, after);
  return [
    ...(changes.length > 0 ? [changed(`${path}.filters`, `it is sent on with ${someOf(changes)}`)] : []),
    ...said,
    ...(isJsonObject(rule["sessionPersistence"])
      ? [changed(`${path}.sessionPersistence`, "later requests of a session go to the pod of its first")]
      : []),
  ];
}
