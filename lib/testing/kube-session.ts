import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { readPath } from "@/lib/demo/json/read-path";
import { createKubeApi } from "@/lib/demo/kube-api/kube-api";
import { loadObjects } from "@/lib/demo/kube-api/store/load-objects";
import { ObjectStore } from "@/lib/demo/kube-api/store/object-store";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { isObject } from "@/lib/demo/world/read-json";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const TURNS = 200;

interface Sent {
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: Json;
  readonly type?: string;
  readonly accept?: string;
  readonly userAgent?: string;
  readonly token?: string;
}

export interface Answered {
  /** 0 where the answer never began. */
  readonly code: number;
  readonly text: string;
  /** The answer as an object; empty where it is none. */
  readonly body: JsonObject;
  readonly warnings: readonly string[];
  /** The value at a dotted path of the answer. */
  readonly at: (path: string) => Json | undefined;
}

/** A simulated Kubernetes API in the test's own process, asked without a connection. */
export interface KubeSession {
  readonly store: ObjectStore;
  /** Unix milliseconds of the session's clock, which stands still. */
  readonly now: number;
  readonly send: (method: string, path: string, sent?: Sent) => Promise<Answered>;
}

function objectIn(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Collects what is written to an answer that has no connection. */
function collect(response: ServerResponse): () => string {
  const chunks: string[] = [];
  const note = (chunk: unknown): void => {
    if (typeof chunk === "string") chunks.push(chunk);
  };
  const end = response.end.bind(response);
  response.write = (chunk: unknown) => {
    note(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    note(chunk);
    return end();
  };
  return () => chunks.join("");
}

/** Starts a session with these objects; `logLimit` is how many changes a watch or page may go back. */
export function kubeSession(objects: readonly K8sObject[] = [], logLimit: number = 100): KubeSession {
  const store = new ObjectStore(1000, logLimit);
  loadObjects(store, objects, NOW);
  const listener = createKubeApi({ store, clock: { now: () => NOW }, bookmarkMs: 60_000 });
  const socket = new Socket();
  const send = async (method: string, path: string, sent: Sent = {}): Promise<Answered> => {
    const { body, type = "application/json", accept = "", userAgent = "", token = "demo-admin" } = sent;
    const request = new IncomingMessage(socket);
    Object.assign(request, { method, url: path });
    Object.assign(request.headers, {
      authorization: `Bearer ${token}`,
      "content-type": type,
      accept,
      "user-agent": userAgent,
    });
    if (body !== undefined) request.push(typeof body === "string" ? body : JSON.stringify(body));
    request.push(null);
    const response = new ServerResponse(request);
    const text = collect(response);
    listener(request, response);
    for (let turn = 0; turn < TURNS && !response.headersSent; turn += 1) await setImmediate();
    const warning = response.getHeader("warning");
    const answer = objectIn(text());
    const answered = {
      code: response.headersSent ? response.statusCode : 0,
      text: text(),
      body: answer,
      at: (dotted: string) => readPath(answer, dotted),
      warnings: warning === undefined ? [] : [warning].flat().map(String),
    };
    response.emit("close");
    return answered;
  };
  return { store, now: NOW, send };
}
