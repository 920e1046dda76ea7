import { z } from "zod";
import { median, type Figure } from "./figure";
import { timedRequest } from "./timed-request";

const ROUNDS = 5;
const answerSchema = z.looseObject({
  edges: z.array(z.unknown()),
  nodes: z.array(z.unknown()),
  queries: z.array(z.object({ promql: z.string(), series: z.number() })),
});

interface Round {
  readonly graphMs: number;
  readonly slowestQueryMs: number;
  readonly secondViewerMs: number;
  readonly secondViewerQueries: number;
  readonly bytes: number;
  readonly queries: number;
  readonly edges: number;
  readonly series: number;
}

/** The graph of the whole mesh: against its own queries, for a second viewer, and its size. */
export async function measureApi(dashboardUrl: string, prometheusUrl: string): Promise<readonly Figure[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await measureRound(dashboardUrl, prometheusUrl, round));
  const last = rounds[rounds.length - 1];
  if (last === undefined) throw new Error("nothing was measured");
  const middle = (pick: (round: Round) => number): number => median(rounds.map(pick));
  return [
    {
      name: "graph / its slowest query (fetch + parse)",
      value: median(rounds.map(({ graphMs, slowestQueryMs }) => graphMs / slowestQueryMs)),
      unit: "×",
      bar: 1.3,
      detail: `graph ${middle((r) => r.graphMs).toFixed(0)} ms, query ${middle((r) => r.slowestQueryMs).toFixed(0)} ms, ${last.edges} edges, ${last.series} series`,
    },
    { name: "queries of a graph", value: Math.max(...rounds.map((r) => r.queries)), unit: "queries", bar: 3 },
    {
      name: "second viewer of a tick: queries sent",
      value: Math.max(...rounds.map((r) => r.secondViewerQueries)),
      unit: "queries",
      bar: 0,
    },
    { name: "second viewer of a tick: time", value: middle((r) => r.secondViewerMs), unit: "ms", bar: 150 },
    {
      name: "graph body, compressed",
      value: Math.max(...rounds.map((r) => r.bytes)) / 1e6,
      unit: "MB",
      bar: 1,
    },
  ];
}

async function measureRound(dashboardUrl: string, prometheusUrl: string, round: number): Promise<Round> {
  const at = Math.floor(Date.now() / 1000) - 10 - round;
  const url = `${dashboardUrl}/api/v1/graph?at=${at}`;
  const graph = await timedRequest(url);
  if (graph.status !== 200)
    throw new Error(`the graph answered ${graph.status}: ${graph.text.slice(0, 300)}`);
  const before = await queriesSent(dashboardUrl);
  const second = await timedRequest(url);
  const secondViewerQueries = (await queriesSent(dashboardUrl)) - before;
  const answer = answerSchema.parse(JSON.parse(graph.text));
  const singly: number[] = [];
  for (const { promql } of answer.queries) singly.push(await replay(prometheusUrl, promql, at));
  return {
    graphMs: graph.ms,
    slowestQueryMs: Math.max(...singly),
    secondViewerMs: second.ms,
    secondViewerQueries,
    bytes: graph.bytes,
    queries: answer.queries.length,
    edges: answer.edges.length,
    series: Math.max(...answer.queries.map(({ series }) => series)),
  };
}

/** Milliseconds of one query by plain fetch, parsed. */
async function replay(prometheusUrl: string, promql: string, at: number): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`${prometheusUrl}/api/v1/query`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ query: promql, time: String(at) }),
  });
  await answer.json();
  return performance.now() - started;
}

/** How many queries the dashboard says it has sent to Prometheus since it started. */
async function queriesSent(dashboardUrl: string): Promise<number> {
  const answer = await timedRequest(`${dashboardUrl}/metrics`);
  const lines = answer.text.split("\n");
  const counters = lines.filter((line) =>
    line.startsWith("meshlens_prometheus_query_duration_seconds_count"),
  );
  if (counters.length === 0) throw new Error("/metrics does not say how many queries were sent");
  return counters.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}
