import type { DurationSeries, HostSeries, RequestSeries } from "@/lib/domain/splits/version-series";
import type { MetricsFailure, SeriesRequest, SeriesResult } from "@/lib/ports/metrics-source";
import type { ApiAnswer } from "./client/api-answer";
import type { ApiClient } from "./client/create-api-client";
import { failure } from "./client/failure";
import { hostQuantileQuery, hostRequestsQuery } from "./promql/series-queries";
import type { QueryContext } from "./promql/query-context";
import { knownReporter } from "./rows/known-reporter";
import { createLabelReader, type LabelReader } from "./rows/label-reader";
import { readMatrix, type Moments } from "./rows/read-matrix";
import type { Labels } from "./rows/read-vector";
import { requestProtocol } from "./rows/request-protocol";
import { responseCode } from "./rows/response-code";
import { seriesMoments } from "./series-moments";

interface SeriesLimits {
  readonly maxSeries: number;
  readonly maxLabelLength: number;
}

const MAX_HOSTS = 20;

/**
 * Requests and response times of hosts at the moments that `seriesMoments` gives, in two queries that run in parallel. Fails
 * when either query fails, or answers more series than the limit: a part of them would give wrong shares.
 */
export async function fetchSeries(
  client: ApiClient,
  request: SeriesRequest,
  context: QueryContext,
  limits: SeriesLimits,
  signal: AbortSignal,
): Promise<SeriesResult> {
  const moments = seriesMoments(request);
  const { hosts, quantile } = request;
  if (hosts.length === 0) {
    return { ok: true, series: { ...moments, requests: [], durations: [], queries: [] } };
  }
  if (hosts.length > MAX_HOSTS)
    return failure("refused", `more than ${MAX_HOSTS} hosts are asked for at once`);

  const ask = async (query: string): Promise<AskedQuery> => ({
    query,
    answer: await askAt(client, query, moments, signal),
  });
  const [asked, timed] = await Promise.all([
    ask(hostRequestsQuery(hosts, context)),
    quantile === null ? null : ask(hostQuantileQuery(quantile, hosts, context)),
  ]);
  const { read } = createLabelReader(limits.maxLabelLength);
  const requests = seriesOf(asked, moments, limits, (labels, perSecond) => ({
    ...requestEnds(labels, read),
    perSecond,
  }));
  if (!requests.ok) return requests;
  const durations = timed === null ? null : seriesOf(timed, moments, limits, durationReader(read));
  if (durations?.ok === false) return durations;
  return { ok: true, series: hostSeries(moments, requests, durations) };
}

interface AskedQuery {
  readonly query: string;
  readonly answer: ApiAnswer;
}

interface ReadSeries<T> {
  readonly ok: true;
  readonly series: readonly T[];
  readonly record: HostSeries["queries"][number];
}

function hostSeries(
  moments: Moments,
  requests: ReadSeries<RequestSeries>,
  durations: ReadSeries<DurationSeries> | null,
): HostSeries {
  return {
    ...moments,
    requests: requests.series,
    durations: durations?.series ?? [],
    queries: durations === null ? [requests.record] : [requests.record, durations.record],
  };
}

function askAt(client: ApiClient, query: string, moments: Moments, signal: AbortSignal): Promise<ApiAnswer> {
  const { start, stepSeconds, length } = moments;
  if (length === 1) return client.query(query, start, signal);
  return client.queryRange(query, { start, end: start + (length - 1) * stepSeconds, stepSeconds }, signal);
}

function seriesOf<T>(
  { query, answer }: AskedQuery,
  moments: Moments,
  { maxSeries }: SeriesLimits,
  make: (labels: Labels, points: RequestSeries["perSecond"]) => T,
): ReadSeries<T> | MetricsFailure {
  if (!answer.ok) return answer;
  const series: T[] = [];
  const total = readMatrix(answer.data, moments, maxSeries, (labels, points) => {
    if (knownReporter(String(labels.reporter))) series.push(make(labels, points));
  });
  if (total === null)
    return failure("unreachable", "Prometheus' answer is neither a range nor an instant vector");
  if (total > maxSeries)
    return failure("tooLarge", `Prometheus answered ${total} series; ${maxSeries} are read`);
  return { ok: true, series, record: { query, durationMs: answer.durationMs } };
}

function destinationOf(labels: Labels, read: LabelReader["read"]) {
  return {
    reporter: read(labels.reporter),
    destinationNamespace: read(labels.destination_workload_namespace),
    destinationWorkload: read(labels.destination_workload),
    destinationVersion: read(labels.destination_canonical_revision),
    host: read(labels.destination_service),
  };
}

function requestEnds(labels: Labels, read: LabelReader["read"]): Omit<RequestSeries, "perSecond"> {
  const protocol = requestProtocol(read(labels.request_protocol));
  return {
    ...destinationOf(labels, read),
    sourceNamespace: read(labels.source_workload_namespace),
    sourceWorkload: read(labels.source_workload),
    protocol,
    code: responseCode(protocol, labels, read),
  };
}

const durationReader =
  (read: LabelReader["read"]) =>
  (labels: Labels, milliseconds: DurationSeries["milliseconds"]): DurationSeries => ({
    ...destinationOf(labels, read),
    milliseconds,
  });
