import type { ServerResponse } from "node:http";
import type { Timers } from "../../controllers/loop/run-controllers";
import type { K8sObject } from "../../world/k8s-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { refuseMethod, refuseNotFound, refuseUnknown } from "../http/status";
import { findResource } from "../kinds/find-kind";
import type { ObjectStore } from "../store/object-store";
import { type ContainerRun, containerRun } from "./container-run";
import { followLog, type GrowingLog } from "./follow-log";
import { type LogOptions, readLogOptions } from "./log-options";
import type { LogSource } from "./log-source";
import { firstBytes, logText } from "./log-text";

/** What it takes to read logs. */
export interface LogContext {
  readonly store: ObjectStore;
  readonly logs: LogSource;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
  readonly timers: Timers;
}

/** A kubelet rotates a container's log, so no one reads more of it than this. */
const MOST_LINES = 20_000;

interface Reading {
  readonly pod: K8sObject;
  readonly run: ContainerRun;
  readonly options: LogOptions;
}

/** The text written from one moment (at the earliest the run's start) to another (at the latest its end). */
function textBetween(
  { logs }: LogContext,
  { pod, run, options }: Reading,
  { since, until, limit }: { readonly since: number; readonly until: number; readonly limit: number },
): string {
  const sinceMs = Math.max(since, run.startMs);
  const untilMs = Math.min(until, run.endMs ?? until);
  // All that a simulated container writes, it writes to its standard output.
  if (untilMs <= sinceMs || limit === 0 || options.stream === "Stderr") return "";
  const { name, namespace = "" } = pod.metadata;
  const query = { namespace, pod: name, container: run.container, sinceMs, untilMs, limit };
  return logText(logs.lines(query), options.timestamps);
}

const firstText = (context: LogContext, reading: Reading, until: number): string => {
  const { sinceMs, tailLines } = reading.options;
  const limit = Math.min(MOST_LINES, tailLines ?? MOST_LINES);
  return textBetween(context, reading, { since: sinceMs ?? 0, until, limit });
};

/** Whether the run that is read goes on: its pod is there and the container has neither ended nor begun anew. */
function goesOn({ store }: LogContext, { pod, run }: Reading): boolean {
  const kind = findResource("", "v1", "pods");
  const now = kind && store.get(kind, pod.metadata.namespace ?? "", pod.metadata.name);
  if (now === undefined || now.metadata.uid !== pod.metadata.uid || run.endMs !== null) return false;
  const current = containerRun(now, { container: run.container, previous: false });
  return current?.ok === true && current.startMs === run.startMs && current.endMs === null;
}

function growingLog(context: LogContext, reading: Reading): GrowingLog {
  let seen: number | null = null;
  return {
    isOver: () => !goesOn(context, reading),
    next: () => {
      const until = context.clock.now();
      const text =
        seen === null
          ? firstText(context, reading, until)
          : textBetween(context, reading, { since: seen, until, limit: MOST_LINES });
      seen = Math.max(seen ?? until, until);
      return text;
    },
  };
}

/**
 * Answers `GET …/pods/{name}/log` with the lines of a container's log as plain text, or sends them as they come with `follow`
 * (then null). 404 for a pod that is not there; 400 and 422 as `containerRun` and `readLogOptions` say.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
export function answerLog(
  context: LogContext,
  { verb, namespace, name, query }: ResourceRequest,
  response: ServerResponse,
): Reply | Refused | null {
  const kind = findResource("", "v1", "pods");
  if (kind === undefined || namespace === "" || name === "") return refuseUnknown();
  if (verb !== "get") return refuseMethod();
  const now = context.clock.now();
  const read = readLogOptions(name, query, now);
  if (!read.ok) return read;
  const { options } = read;
  const pod = context.store.get(kind, namespace, name);
  if (pod === undefined) return refuseNotFound(kind, name);
  const run = containerRun(pod, options);
  if (run === null) return { code: 200, body: "" };
  if (!run.ok) return run;
  const reading = { pod, run, options };
  if (options.follow) {
    followLog(growingLog(context, reading), options.limitBytes, response, context.timers);
    return null;
  }
  const text = firstText(context, reading, now);
  return { code: 200, body: firstBytes(text, options.limitBytes).toString("utf8") };
}
