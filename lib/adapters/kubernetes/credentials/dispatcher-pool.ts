import { createHash } from "node:crypto";
import { Agent, ProxyAgent, Socks5ProxyAgent, type Dispatcher } from "undici";
import type { Access } from "./create-credentials";

/** One keep-alive dispatcher for as long as server, proxy and TLS identity stay the same; a rotation replaces it. */
export interface DispatcherPool {
  dispatcher(access: Access): Dispatcher;
  /** Ends every connection at once. */
  destroy(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Under the idle limits of cloud load balancers (60 s), as client-go has it. */
const TCP_KEEP_ALIVE_MS = 30_000;
/** How long an idle connection is kept; the API server itself keeps them longer. */
const IDLE_MS = 60_000;

export function createDispatcherPool(): DispatcherPool {
  let current: { readonly key: string; readonly dispatcher: Dispatcher } | null = null;
  const open = new Set<Dispatcher>();

  const retire = (dispatcher: Dispatcher): void => {
    // Requests under way may end with the old identity.
    const forget = (): void => void open.delete(dispatcher);
    dispatcher.close().then(forget, forget);
  };

  return {
    dispatcher(access) {
      const key = fingerprint(access);
      if (current?.key === key) return current.dispatcher;
      if (current !== null) retire(current.dispatcher);
      current = { key, dispatcher: connect(access) };
      open.add(current.dispatcher);
      return current.dispatcher;
    },
    async destroy() {
      await Promise.allSettled(Array.from(open, (dispatcher) => dispatcher.destroy()));
      open.clear();
    },
  };
}

function connect({ proxy, tls }: Access): Dispatcher {
  const requestTls = {
    ...tls,
    timeout: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelay: TCP_KEEP_ALIVE_MS,
  };
  // A watch holds its HTTP/1.1 connection; everything else shares the idle ones.
  const pool = { allowH2: false, pipelining: 1, keepAliveTimeout: IDLE_MS };
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
