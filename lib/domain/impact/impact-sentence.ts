import type { Impact, Move, Refusal } from "./impact";

const figure = (value: number): string => String(Number(value.toPrecision(3)));
const perSecond = (value: number, unit: Move["unit"]): string =>
  `${figure(value)} ${unit === "bytes" ? "bytes/s" : "requests/s"}`;
const percent = (share: number): string => `${figure(100 * share)} %`;
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const most = (moves: readonly Move[], sign: 1 | -1): Move | undefined =>
  moves
    .filter((move) => sign * (move.after - move.before) > 0)
    .toSorted((a, b) => sign * (b.after - b.before - (a.after - a.before)))[0];

function warnOf({ successRate }: Move): string {
  if (successRate === null) return ", of which no answer was seen yet";
  return successRate < 0.9995 ? `, which fails ${percent(1 - successRate)} of requests` : "";
}

/** Names how many destinations besides the first one lose requests. */
function alsoLosing(moves: readonly Move[]): string {
  const losing = moves.filter(({ before, after }) => after < before);
  const others = new Set(losing.map(({ service, destination }) => `${service} ${destination}`)).size - 1;
  return others > 0 ? ` and ${count(others, "other destination", "other destinations")}` : "";
}

function ofMoves(moves: readonly Move[]): string {
  const [from, to] = [most(moves, -1), most(moves, 1)];
  if (!from && !to) return "";
  const gains = moves.reduce((sum, { before, after }) => sum + Math.max(0, after - before), 0);
  const losses = moves.reduce((sum, { before, after }) => sum + Math.max(0, before - after), 0);
  const amount = perSecond(Math.max(gains, losses), (to ?? from)?.unit);
  if (!to) return `${amount} no longer go to ${from?.destination}${alsoLosing(moves)}.`;
  const origin = from ? ` from ${from.destination}` : "";
  const others = moves.length > 2 ? " (mostly)" : "";
  return `${amount} go${origin} to ${to.destination}${others}${warnOf(to)}.`;
}

function ofServices(services: Impact["services"]): string {
  const told = services.find(
    ({ before, after }) => before !== null && after !== null && Math.abs(before - after) > 0.0005,
  );
  if (!told || told.before === null || told.after === null) return "";
  return `The success rate of ${told.service} is expected to go from ${percent(told.before)} to ${percent(told.after)}.`;
}

function ofRefusals(refusals: readonly Refusal[], ending: string): string {
  if (refusals.length === 0) return "";
  const callers = new Set(refusals.map(({ caller }) => `${caller.namespace}/${caller.workload}`));
  const rate = refusals.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
  const amount = rate > 0 ? perSecond(rate, "requests") : "Connections";
  return `${amount} of ${count(callers.size, "caller", "callers")} would ${ending}.`;
}

function ofUnknown(unknown: Impact["unknown"]): string {
  if (unknown.length === 0) return "";
  const [most] = unknown.toSorted((a, b) => b.atMost - a.atMost);
  const bound = most && most.atMost > 0 ? ` at most ${perSecond(most.atMost, "requests")} of` : "";
  return `What becomes of${bound} ${most?.what} cannot be told: ${most?.because}.`;
}

type Told = Pick<Impact, "moves" | "refused" | "admitted" | "services" | "unknown">;

/** The whole impact in plain words; `flows` is the number of observed flows that the change speaks about. */
export function impactSentence(told: Told, flows: number): string {
  const changed = told.moves.filter(({ before }) => before > 0).length;
  const parts = [
    changed > 0 ? `${changed} of ${count(Math.max(flows, changed), "flow changes", "flows change")}.` : "",
    ofMoves(told.moves),
    ofServices(told.services),
    ofRefusals(told.refused, "be refused"),
    ofRefusals(told.admitted, "no longer be refused"),
    ofUnknown(told.unknown),
  ].filter((part) => part !== "");
  if (parts.length > 0) return parts.join(" ");
  if (flows === 0) return "No traffic was seen that this change speaks about.";
  return flows === 1
    ? "The flow that this change speaks about would not change."
    : `None of the ${flows} flows that this change speaks about would change.`;
}
