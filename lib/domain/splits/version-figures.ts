import { fileUnder } from "../graph/file-under";
import { isErrorCode } from "../health/is-error-code";
import { serviceHost } from "../mesh/hosts/resolve-host";
import type { ServiceName } from "../mesh/hosts/service-of-host";
import type { DurationSeries, HostSeries, Points, RequestSeries } from "./version-series";

/** The figures of one version over time. */
interface VersionSeries {
  readonly namespace: string;
  readonly workload: string;
  readonly version: string;
  /** Requests per second. */
  readonly requests: Points;
  /** Share (0 to 1) answered without error; null without requests. */
  readonly success: Points;
  /** Milliseconds. */
  readonly p95: Points;
}

/** What one version answered in a window. */
export interface VersionFigures {
  readonly namespace: string;
  readonly workload: string;
  readonly version: string;
  /** A count. */
  readonly requests: number;
  /** 0 to 1; null without requests. */
  readonly successRate: number | null;
  /** Milliseconds; null without requests. */
  readonly p95Ms: number | null;
}

/** The client's report counts where there is one, else the waypoint's, else the server's. */
const REPORTERS = ["source", "waypoint", "destination"];
const rankOf = (one: { readonly reporter: string } | undefined): number => {
  const rank = REPORTERS.indexOf(one?.reporter ?? "");
  return rank < 0 ? REPORTERS.length : rank;
};

function sumOf(all: readonly Points[], length: number): Points {
  return Array.from({ length }, (_, at) => {
    const known = all.flatMap((points) => points[at] ?? []);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  });
}

interface Counted {
  readonly requests: Points;
  readonly errors: Points;
}

function countedBy(all: readonly RequestSeries[], length: number): Counted {
  const failed = all.filter(({ protocol, code }) => isErrorCode(protocol, code));
  const points = (some: readonly RequestSeries[]): Points =>
    sumOf(
      some.map(({ perSecond }) => perSecond),
      length,
    );
  return { requests: points(all), errors: points(failed) };
}

/** At each moment by the reporter that saw most of the way, of those that told something. */
function toldOnce(reports: readonly Counted[], length: number): Counted {
  const best = Array.from({ length }, (_, at) =>
    reports.find(({ requests }) => typeof requests[at] === "number"),
  );
  return {
    requests: best.map((report, at) => report?.requests[at] ?? null),
    errors: best.map((report, at) => report?.errors[at] ?? null),
  };
}

/** Requests between two ends once each. */
function eachOnce(requests: readonly RequestSeries[], length: number): Counted {
  const pairs = fileUnder(requests, (one) => [
    [one.sourceNamespace, one.sourceWorkload, one.host, one.protocol].join("\0"),
  ]);
  const told = [...pairs.values()].map((pair) => {
    const reports = [...fileUnder(pair, ({ reporter }) => [reporter]).values()];
    const ranked = reports.toSorted(([a], [b]) => rankOf(a) - rankOf(b));
    return toldOnce(
      ranked.map((report) => countedBy(report, length)),
      length,
    );
  });
  return {
    requests: sumOf(
      told.map((one) => one.requests),
      length,
    ),
    errors: sumOf(
      told.map((one) => one.errors),
      length,
    ),
  };
}

/** Quantiles do not add up: of several hosts the slowest is shown, as the reporter tells it that saw most of the way. */
function worstOf(all: readonly DurationSeries[], length: number): Points {
  const ranked = all.toSorted((a, b) => rankOf(a) - rankOf(b));
  return Array.from({ length }, (_, at) => {
    const best = ranked.find(({ milliseconds }) => typeof milliseconds[at] === "number");
    const known = ranked.filter(({ reporter }) => reporter === best?.reporter);
    return best ? Math.max(...known.flatMap(({ milliseconds }) => milliseconds[at] ?? [])) : null;
  });
}

function successOf({ requests, errors }: Counted): Points {
  return requests.map((all, at) => {
    if (all === null || all <= 0) return null;
    return Math.min(1, Math.max(0, 1 - (errors[at] ?? 0) / all));
  });
}

const workloadKey = (one: Pick<RequestSeries, "destinationNamespace" | "destinationWorkload">): string =>
  `${one.destinationNamespace}\0${one.destinationWorkload}`;

/**
 * The figures of each workload behind the hosts of a series, in the order of namespace, workload and version. Each request
 * once; one that reached no workload counts for none. A Service's name in `of` puts its own workloads first.
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export function versionSeries(series: HostSeries, of: ServiceName): readonly VersionSeries[] {
  const named = series.requests.filter(({ destinationWorkload }) => destinationWorkload !== "");
  const durations = fileUnder(series.durations, (one) => [workloadKey(one)]);
  const own = serviceHost(of.namespace, of.name);
  const found = [...fileUnder(named, (one) => [workloadKey(one)]).values()].flatMap((requests) => {
    const [first] = requests;
    if (!first) return [];
    const { destinationNamespace: namespace, destinationWorkload: workload } = first;
    const version = requests.find(({ destinationVersion }) => destinationVersion !== "");
    const counted = eachOnce(requests, series.length);
    return {
      rank: requests.some(({ host }) => host === own) ? 0 : 1,
      figures: {
        namespace,
        workload,
        version: version?.destinationVersion ?? "",
        requests: counted.requests,
        success: successOf(counted),
        p95: worstOf(durations.get(workloadKey(first)) ?? [], series.length),
      },
    };
  });
  const nameOf = ({ namespace, workload }: VersionSeries): string => `${namespace}\0${workload}`;
  return found
    .toSorted((a, b) => a.rank - b.rank || (nameOf(a.figures) < nameOf(b.figures) ? -1 : 1))
    .map(({ figures }) => figures);
}

/** The figures of each workload at the last moment of a series, whose points are means over `windowSeconds`. */
export function versionFigures(series: HostSeries, windowSeconds: number): readonly VersionFigures[] {
  return versionSeries(series, { namespace: "", name: "" }).map(
    ({ namespace, workload, version, requests, success, p95 }) => ({
      namespace,
      workload,
      version,
      requests: (requests.at(-1) ?? 0) * windowSeconds,
      successRate: success.at(-1) ?? null,
      p95Ms: p95.at(-1) ?? null,
    }),
  );
}
