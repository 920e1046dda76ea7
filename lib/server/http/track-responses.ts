import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";

export interface ResponseTracker {
  /** The response of the HTTP request being answered; null outside of one. */
  current(): ServerResponse | null;
  /** Resolves when every response has been sent, at the latest after `graceMs`; tracks no more. */
  drain(graceMs: number): Promise<void>;
}

/** https://nodejs.org/api/diagnostics_channel.html#http */
const REQUEST_STARTS = "http.server.request.start";

/**
 * Knows the Node.js response of each request. Next.js drops Content-Encoding from what route handlers return, so a body
 * that is already compressed can only be declared on the response itself.
 */
export function trackResponses(): ResponseTracker {
  const responses = new AsyncLocalStorage<ServerResponse>();
  const open = new Set<ServerResponse>();
  let allSent: () => void = () => undefined;

  const enter = (message: unknown): void => {
    if (!holdsResponse(message)) return;
    const { response } = message;
    responses.enterWith(response);
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      if (open.size === 0) allSent();
    });
  };
  subscribe(REQUEST_STARTS, enter);

  return {
    current: () => responses.getStore() ?? null,
    drain(graceMs) {
      unsubscribe(REQUEST_STARTS, enter);
      if (open.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        allSent = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}

function holdsResponse(message: unknown): message is { readonly response: ServerResponse } {
  return (
    typeof message === "object" &&
    message !== null &&
    "response" in message &&
    message.response instanceof ServerResponse
  );
}
