import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

export interface FakeObject {
  readonly metadata: Readonly<Record<string, unknown>> & {
    readonly name: string;
    readonly namespace?: string;
  };
  readonly [field: string]: unknown;
}

interface Event {
  readonly revision: number;
  readonly plural: string;
  readonly type: string;
  readonly object: FakeObject;
}

interface Watch {
  readonly plural: string;
  readonly namespace: string | null;
  readonly response: ServerResponse;
}

interface Asked {
  readonly group: string;
  readonly namespace: string | null;
  readonly plural: string;
  readonly query: URLSearchParams;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => boolean;

const CORE = "";

/** A scripted Kubernetes API on loopback: lists in pages, watches with a log that can be compacted, and faults. */
export class FakeKubeApi {
  /** Served group/versions and their resources. */
  readonly served = new Map<string, string[]>();
  /** "METHOD path?query" of every request, in order. */
  readonly requests: string[] = [];
  /** The Authorization header of every request, in order. */
  readonly authorizations: (string | undefined)[] = [];
  readonly sockets = new Set<Socket>();
  /** Sockets opened since the start. */
  connections = 0;
  /** Tried first; returns whether it answered. */
  intercept: Handler = () => false;
  /** Namespaces (null: cluster-wide) in which the resource may be read. */
  mayRead: (plural: string, namespace: string | null) => boolean = () => true;
  #revision = 100;
  #compacted = 0;
  #events: Event[] = [];
  readonly #watches = new Set<Watch>();
  readonly #objects = new Map<string, Map<string, FakeObject>>();
  #server: Server | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get openWatches(): readonly string[] {
    return Array.from(this.#watches, ({ plural, namespace }) => `${plural}@${namespace ?? "*"}`).sort();
  }

  /** Listens on the port it had before, if any. */
  async start(): Promise<void> {
    const server = createServer((request, response) => this.#answer(request, response));
    server.on("connection", (socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    const address = server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.dropConnections();
    await closed;
    this.#server = null;
  }

  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Every resourceVersion up to now becomes too old for a watch. */
  compact(): void {
    this.#revision += 1;
    this.#compacted = this.#revision;
    this.#events = [];
  }

  put(plural: string, object: FakeObject): void {
    const objects = this.#objects.get(plural) ?? new Map<string, FakeObject>();
    const key = `${object.metadata.namespace ?? ""}/${object.metadata.name}`;
    const type = objects.has(key) ? "MODIFIED" : "ADDED";
    this.#revision += 1;
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(this.#revision) } };
    this.#objects.set(plural, objects.set(key, stored));
    this.#emit({ revision: this.#revision, plural, type, object: stored });
  }

  remove(plural: string, namespace: string, name: string): void {
    const key = `${namespace}/${name}`;
    const object = this.#objects.get(plural)?.get(key);
    if (object === undefined) return;
    this.#objects.get(plural)?.delete(key);
    this.#revision += 1;
    this.#emit({ revision: this.#revision, plural, type: "DELETED", object });
  }

  bookmark(plural: string): void {
    this.#revision += 1;
    this.#emit({
      revision: this.#revision,
      plural,
      type: "BOOKMARK",
      object: { metadata: { name: "", resourceVersion: String(this.#revision) } },
    });
  }

  /** Writes raw text into every open watch of the resource. */
  writeRaw(plural: string, text: string): void {
    for (const watch of this.#watches) if (watch.plural === plural) watch.response.write(text);
  }

  #emit(event: Event): void {
    this.#events.push(event);
    for (const watch of this.#watches) this.#send(watch, event);
  }

  #send({ plural, namespace, response }: Watch, event: Event): void {
    const elsewhere = namespace !== null && event.object.metadata.namespace !== namespace;
    if (event.plural !== plural || (elsewhere && event.type !== "BOOKMARK")) return;
    response.write(`${JSON.stringify({ type: event.type, object: event.object })}\n`);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
    this.authorizations.push(request.headers.authorization);
    if (this.intercept(request, response)) return;
    const url = new URL(request.url ?? "/", this.url);
    const resources = this.served.get(url.pathname.replace("/apis/", ""));
    if (url.pathname === "/version") sendJson(response, 200, { gitVersion: "v1.34.0" });
    else if (url.pathname === "/apis") sendJson(response, 200, this.#groups());
    else if (url.pathname.endsWith("/selfsubjectaccessreviews")) this.#review(request, response);
    else if (resources !== undefined) {
      sendJson(response, 200, { resources: resources.map((name) => ({ name })) });
    } else this.#collection(url, request, response);
  }

  #collection(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const asked = readPath(url);
    if (asked === null || !this.#serves(asked, url.pathname)) sendStatus(response, 404, "not found");
    else if (!this.mayRead(asked.plural, asked.namespace)) {
      sendStatus(response, 403, `${asked.plural} is forbidden`);
    } else if (asked.query.get("watch") === "true") this.#watch(asked, request, response);
    else this.#list(asked, response);
  }

  #serves({ group, plural }: Asked, path: string): boolean {
    if (group === CORE) return true;
    const [, , , version = ""] = path.split("/");
    return this.served.get(`${group}/${version}`)?.includes(plural) === true;
  }

  #groups(): unknown {
    const groups = Array.from(this.served.keys(), (groupVersion) => ({ versions: [{ groupVersion }] }));
    return { kind: "APIGroupList", groups };
  }

  #review(request: IncomingMessage, response: ServerResponse): void {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const [, resource = ""] = /"resource":"([^"]*)"/.exec(text) ?? [];
      const [, namespace = null] = /"namespace":"([^"]*)"/.exec(text) ?? [];
      sendJson(response, 201, { status: { allowed: this.mayRead(resource, namespace) } });
    });
  }

  #list({ plural, namespace, query }: Asked, response: ServerResponse): void {
    const all = Array.from(this.#objects.get(plural)?.values() ?? []).filter(
      ({ metadata }) => namespace === null || metadata.namespace === namespace,
    );
    const from = Number(query.get("continue") ?? 0);
    const to = from + Number(query.get("limit") ?? all.length);
    const more = to < all.length ? { continue: String(to) } : {};
    sendJson(response, 200, {
      metadata: { resourceVersion: String(this.#revision), ...more },
      items: all.slice(from, to),
    });
  }

  #watch({ plural, namespace, query }: Asked, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "application/json" });
    response.flushHeaders();
    const from = Number(query.get("resourceVersion"));
    if (from < this.#compacted) {
      response.end(`${JSON.stringify({ type: "ERROR", object: { code: 410, message: "too old" } })}\n`);
      return;
    }
    const watch = { plural, namespace, response };
    for (const event of this.#events) if (event.revision > from) this.#send(watch, event);
    this.#watches.add(watch);
    request.on("close", () => this.#watches.delete(watch));
    response.on("close", () => this.#watches.delete(watch));
  }
}

function readPath(url: URL): Asked | null {
  const found =
    /^\/api(?:s\/(?<group>[^/]+))?\/[^/]+(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[^/]+)$/.exec(
      url.pathname,
    )?.groups;
  const plural = found?.["plural"];
  if (plural === undefined) return null;
  return {
    group: found?.["group"] ?? CORE,
    namespace: found?.["namespace"] ?? null,
    plural,
    query: url.searchParams,
  };
}

/** Answers with a metav1.Status. */
export function sendStatus(response: ServerResponse, code: number, message: string): void {
  sendJson(response, code, { kind: "Status", status: "Failure", code, message });
}

function sendJson(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
