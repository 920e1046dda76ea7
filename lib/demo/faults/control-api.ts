import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { FaultBoard } from "./fault-board";
import { readFault } from "./read-fault";

const MOST_BYTES = 10_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const problem = (status: number, error: string): Answer => ({ status, body: { error } });

async function readText(request: IncomingMessage): Promise<string | null> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) return null;
  }
  return text;
}

function faultIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("fault" in body)) return null;
    return typeof body.fault === "string" ? body.fault : null;
  } catch {
    return null;
  }
}

async function add(board: FaultBoard, request: IncomingMessage): Promise<Answer> {
  const text = await readText(request);
  const written = text === null ? null : faultIn(text);
  if (written === null) return problem(400, 'the body is JSON such as {"fault": "prometheus:slow=2000"}');
  const read = readFault(written);
  if (!read.ok) return problem(422, read.problem);
  const active = board.add(read.fault);
  return active
    ? { status: 201, body: active }
    : problem(409, "too many faults are at work: take some back first");
}

function takeBack(board: FaultBoard, id: string | undefined): Answer {
  if (id === undefined) board.clear();
  else if (!board.remove(id)) return problem(404, `no fault has the id ${id}`);
  return { status: 200, body: { faults: board.active() } };
}

async function answer(board: FaultBoard, request: IncomingMessage): Promise<Answer> {
  // A page in somebody's browser names its origin; only programs of this machine may break the mesh.
  if (request.headers.origin !== undefined) return problem(403, "not for web pages");
  const path = /^\/faults(?:\/(\w{1,20}))?(?:\?|$)/.exec(request.url ?? "");
  if (!path) return problem(404, "faults are at /faults and /faults/ID");
  const id = path[1];
  if (request.method === "DELETE") return takeBack(board, id);
  if (id === undefined && request.method === "GET") return { status: 200, body: { faults: board.active() } };
  if (id === undefined && request.method === "POST") return add(board, request);
  return problem(405, "GET, POST and DELETE /faults, DELETE /faults/ID");
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/**
 * The control endpoint of the simulated mesh: `GET /faults` lists what is at work, `POST /faults` with `{"fault": TEXT}` (as
 * `readFault` reads it) adds, `DELETE /faults/ID` takes one back and `DELETE /faults` all. Errors are `{"error": TEXT}`.
 */
export function createControlApi(board: FaultBoard): RequestListener {
  return (request, response) => {
    answer(board, request).then(
      (outcome) => send(response, outcome),
      () => response.destroy(),
    );
  };
}
