import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { PROMQL_SAMPLES, SAMPLES_AT } from "@/lib/testing/promql-samples";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { remoteWrite } from "@/lib/testing/real/remote-write";
import { type Prometheus, SCRAPE_SECONDS, startPrometheus } from "@/lib/testing/real/start-prometheus";
import { sampleStore } from "@/lib/testing/sample-store";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";

const AT = SAMPLES_AT / 1_000;
const RANGE = `start=${AT - 60}&end=${AT}`;
const SELECTOR = "match[]=pod_owner";
const FORM = { "content-type": "application/x-www-form-urlencoded" };

interface Case {
  readonly path: string;
  readonly init?: RequestInit;
}

const get = (...paths: readonly string[]): readonly Case[] => paths.map((one) => ({ path: one }));
const query = (text: string): string => `query=${encodeURIComponent(text)}`;

/** Answered alike to the last character, but for what follows below. */
const ALIKE: readonly Case[] = [
  ...get(
    `query?query=1&time=${AT}`,
    `query?query='text'&time=${AT}.123`,
    `query?query=pod_owner&time=2023-11-14T22:13:20Z`,
    `query?query=pod_owner[30s]&time=${AT}`,
    `query?${query("topk(2, container_load{pod!='x'})")}&time=${AT}`,
    `query?${query("1e-7 * vector(1) or vector(1) / 0")}&time=${AT}`,
    `query?query=-1e21&time=${AT}`,
    `query?query=sum(pod_owner)&time=${AT}&timeout=5`,
    `query_range?${query("sum by (team) (pod_owner)")}&${RANGE}&step=15`,
    `query_range?query=time()&${RANGE}&step=20s`,
    `query_range?query=1&start=0&end=11000&step=1`,
    `series?${SELECTOR}&${RANGE}`,
    `series?${SELECTOR}&match[]={pod="details-v1-a",team=~".%2B"}&${RANGE}`,
    `series?match[]=missing&${RANGE}`,
    `labels?${SELECTOR}&${RANGE}`,
    `labels?${RANGE}`,
    `label/team/values?${RANGE}`,
    `label/__name__/values?${RANGE}`,
    `label/missing/values?${RANGE}`,
    `label/pod/values?match[]=container_limit&${RANGE}`,
    `format_query?${query("sum(rate( a[5m]))by(b)/2")}`,
    `format_query?${query(`sum by (reporter) (rate(istio_requests_total{reporter="source",pod=~"reviews.*"}[5m])) / ignoring (code) group_left () sum(rate(istio_requests_total[5m] offset 1w))`)}`,
    `format_query?${query(`topk(3, max_over_time((-sum without (pod, instance) (rate(istio_requests_total{reporter="source"}[5m])))[30m:1m] @ end()))`)}`,
    `format_query?${query("quantile(1e-5,a offset -90m)>bool 1e21")}`,
    "query_exemplars?query=a",
    "alertmanagers",
    "metadata?metric=none",
    "targets/metadata?metric=none",
  ),
  { path: "query", init: { method: "POST", headers: FORM, body: `query=1%2B1&time=${AT}` } },
  { path: `query?time=${AT}`, init: { method: "POST", headers: FORM, body: "query=2" } },
  { path: "series", init: { method: "POST", headers: FORM, body: `${SELECTOR}&${RANGE}` } },
  { path: "labels", init: { method: "OPTIONS" } },
];

/** Refused alike, text included. */
const REFUSED: readonly Case[] = [
  ...get(
    "query?query=sum(",
    `query?${query("foo(1)")}`,
    `query?${query("sum(1)")}`,
    `query?${query("a + on (b) group_left (b) c")}`,
    `query?${query("1 > 2")}`,
    `query?${query("{}")}`,
    `query?${query("rate(a)")}`,
    `query?${query("a[5m] offset 1m offset 2m")}`,
    `query?${query('a{b="c"')}`,
    `query?${query("label_replace(pod_owner, '1', '', 'pod', '')")}&time=${AT}`,
    `query?${query("topk(Inf, pod_owner)")}&time=${AT}`,
    "query?query=1&time=now",
    "query?query=1&timeout=soon",
    "query?query=1&timeout=1e20",
    "query_range?query=1",
    "query_range?query=1&start=1",
    "query_range?query=1&start=1&end=x",
    "query_range?query=1&start=1&end=2",
    "query_range?query=1&start=1&end=2&step=0",
    "query_range?query=1&start=1&end=2&step=-5",
    "query_range?query=1&start=2&end=1&step=1",
    "query_range?query=1&start=0&end=11001&step=1",
    "series",
    "series?match[]={}",
    "series?match[]=1",
    "series?match[]=sum(a)",
    "series?match[]=a[5m]",
    "series?match[]=a%20offset%205m",
    "series?match[]=a&start=x",
    "labels?end=x",
    `labels?match[]={a=""}`,
    "label/a/values?start=x",
    "metadata?limit=x",
    "targets/metadata?limit=x",
    "targets/metadata?match_target=x{",
    "rules?type=x",
    "format_query?query=sum(",
    "query_exemplars?query=sum(",
    "query_exemplars?query=a&start=2&end=1",
    "nothing",
    "label//values",
  ),
  { path: "query", init: { method: "DELETE" } },
  { path: "query", init: { method: "PUT", body: "query=1" } },
  { path: "rules", init: { method: "POST" } },
];

/** Statuses and the kinds of error are alike; the texts are those of Prometheus 3. */
const REWORDED: readonly Case[] = [
  ...get(
    "query",
    `query?${query("a @ 1e30")}`,
    `query?${query('a{b=~"*"}')}`,
    `query?${query("pod_owner * on () container_load")}&time=${AT}`,
    "query_range?query='a'&start=1&end=2&step=1",
    "query_range?query=a[5m]&start=1&end=2&step=1",
  ),
  { path: "query", init: { method: "POST", headers: { "content-type": "text/plain" }, body: "query=1" } },
];

let real: Prometheus;
let served: ServedPrometheus;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-prometheus-api-"));
  const flags = ["--web.enable-remote-write-receiver"];
  const { prometheus } = ensureServers();
  real = await startPrometheus(prometheus, folder, "http://127.0.0.1:1/metrics", SCRAPE_SECONDS, flags);
  await remoteWrite(real.url, PROMQL_SAMPLES);
  served = await servedPrometheus({
    series: sampleStore(PROMQL_SAMPLES),
    streams: () => [],
    since: SAMPLES_AT - 3_600_000,
    clock: { now: () => SAMPLES_AT },
  });
});
afterAll(async () => {
  await Promise.all([real.stop(), served.close()]);
  rmSync(folder, { recursive: true, force: true });
});

interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

async function ask(url: string, { path: resource, init }: Case): Promise<Answered> {
  const response = await fetch(`${url}/api/v1/${resource}`, init);
  const type = response.headers.get("content-type");
  return { status: response.status, type, text: await response.text() };
}

const both = (one: Case): Promise<readonly [Answered, Answered]> =>
  Promise.all([ask(served.url, one), ask(real.url, one)]);

const title = ({ path: resource, init }: Case): string =>
  `${init?.method ?? "GET"} ${decodeURIComponent(resource)}`;
const titled = (cases: readonly Case[]): readonly (readonly [string, Case])[] =>
  cases.map((one) => [title(one), one]);

const json = z.record(z.string(), z.unknown());
const vectors = z.object({ resultType: z.literal("vector"), result: z.array(z.unknown()) });
/** What the recording rules add, and the order of series, which means nothing. */
function comparable({ text }: Answered): unknown {
  if (!text.startsWith("{")) return text;
  const { data, ...rest } = json.parse(JSON.parse(text));
  const vector = vectors.safeParse(data);
  const list: unknown = vector.success ? vector.data.result : data;
  if (!Array.isArray(list)) return { ...rest, data };
  const kept = list.map((one: unknown) => JSON.stringify(one)).filter((one) => !one.includes("service:"));
  return { ...rest, data: kept.map((one) => one.split(/[{,}]/).sort().join(",")).sort() };
}

describe("the Prometheus API beside a real one", () => {
  it.each(titled(ALIKE))("answers %s alike", async (_title, one) => {
    const [own, other] = await both(one);
    expect(own.status, other.text).toBe(other.status);
    expect(comparable(own)).toEqual(comparable(other));
    expect(own.type).toBe(other.type);
  });

  it.each(titled(REFUSED))("refuses %s alike", async (_title, one) => {
    const [own, other] = await both(one);
    expect(other.status).toBeGreaterThanOrEqual(400);
    expect({ ...own, text: comparable(own) }).toEqual({ ...other, text: comparable(other) });
  });

  it.each(titled(REWORDED))("refuses %s for the same reason", async (_title, one) => {
    const [own, other] = await both(one);
    const kind = ({ status, text }: Answered): unknown => [status, json.parse(JSON.parse(text))["errorType"]];
    expect(other.status).toBeGreaterThanOrEqual(400);
    expect(kind(own)).toEqual(kind(other));
  });
});
