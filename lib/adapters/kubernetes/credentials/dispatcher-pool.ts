import { createHash } from "node:crypto";
import { Agent, ProxyAgent, Socks5ProxyAgent, type Dispatcher } from "undici";
import type { Access } from "./create-credentials";

/** Dispatchers that stay for as long as server, proxy and TLS identity do; a rotation replaces them. */
export interface DispatcherPool {
  /** Keeps connections open for the next request. */
  dispatcher(access: Access): Dispatcher;
  /** Opens a connection for each request: an idle one may have been closed unnoticed. */
  newConnections(access: Access): Dispatcher;
  /** Ends every connection at once. */
  destroy(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Under the idle limits of cloud load balancers (60 s), as client-go has it. */
const TCP_KEEP_ALIVE_MS = 30_000;
/** How long an idle connection is kept; the API server itself keeps them longer. */
const IDLE_MS = 60_000;

export function createDispatcherPool(): DispatcherPool {
  let current: { readonly key: string; readonly kept: Dispatcher; readonly single: Dispatcher } | null = null;
  const open = new Set<Dispatcher>();

  const retire = (dispatcher: Dispatcher): void => {
    // Requests under way may end with the old identity.
    const forget = (): void => void open.delete(dispatcher);
    dispatcher.close().then(forget, forget);
  };

  const currentFor = (access: Access): { readonly kept: Dispatcher; readonly single: Dispatcher } => {
    const key = fingerprint(access);
    if (current?.key === key) return current;
    if (current !== null) {
      retire(current.kept);
      retire(current.single);
    }
    current = { key, kept: connect(access, 1), single: connect(access, 0) };
    open.add(current.kept).add(current.single);
    return current;
  };

  return {
    dispatcher: (access) => currentFor(access).kept,
    newConnections: (access) => currentFor(access).single,
    async destroy() {
      await Promise.allSettled(Array.from(open, (dispatcher) => dispatcher.destroy()));
      open.clear();
    },
  };
}

/** `pipelining` 1 keeps connections for one request after the other, 0 closes each after its request. */
function connect({ proxy, tls }: Access, pipelining: 0 | 1): Dispatcher {
  const requestTls = {
    ...tls,
    timeout: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelay: TCP_KEEP_ALIVE_MS,
  };
  // A watch holds its HTTP/1.1 connection; everything else shares the idle ones.
  const pool = { allowH2: false, pipelining, keepAliveTimeout: IDLE_MS };
  if (proxy === null) return new Agent({ ...pool, connect: requestTls });
  if (proxy.startsWith("socks")) return new Socks5ProxyAgent(proxy, { ...pool, requestTls });
  return new ProxyAgent({ ...pool, uri: proxy, requestTls });
}

function fingerprint({ server, proxy, tls }: Access): string {
  const hash = createHash("sha256").update(`${server} ${proxy ?? ""} ${tls.servername ?? ""} `);
  hash.update(String(tls.rejectUnauthorized));
  for (const part of [tls.ca, tls.cert, tls.key]) hash.update(`|${JSON.stringify(part ?? null)}`);
  return hash.digest("base64");
}
