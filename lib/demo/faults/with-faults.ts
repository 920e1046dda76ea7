import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ServerFault } from "./fault";
import { cutBody } from "./cut-body";
import { thinResult } from "./thin-result";

interface FaultyServerOptions {
  /** The faults of the moment. */
  readonly faults: () => readonly ServerFault[];
  /** The answer to a request that fails with a status, in the words of the server that it is. */
  readonly errorBody: (status: number) => unknown;
  /** The server's own, in unix milliseconds. */
  readonly clock: { now(): number };
}

const isWatch = ({ url = "" }: IncomingMessage): boolean => /[?&]watch=(true|1)/.test(url);

function answerWith(response: ServerResponse, status: number, body: unknown): void {
  const retry = status === 429 ? { "retry-after": "1" } : {};
  response.writeHead(status, { "content-type": "application/json", ...retry });
  response.end(JSON.stringify(body));
}

const GONE = {
  type: "ERROR",
  object: {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: "too old resource version",
    reason: "Expired",
    code: 410,
  },
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: FaultyServerOptions;
}

/** Applies one fault; false where the fault itself has dealt with the request. */
function applied(fault: ServerFault, { request, response, options }: Exchange): boolean {
  switch (fault.kind) {
    case "hang":
      return false;
    case "error":
      answerWith(response, fault.status, options.errorBody(fault.status));
      return false;
    case "expired-credentials":
      answerWith(response, 401, options.errorBody(401));
      return false;
    case "gone":
      if (!isWatch(request)) return true;
      answerWith(response, 200, GONE);
      return false;
    case "drop-watches": {
      if (!isWatch(request)) return true;
      const timer = setTimeout(() => response.destroy(), fault.ms);
      response.on("close", () => clearTimeout(timer));
      return true;
    }
    case "cut":
      cutBody(response, fault.bytes);
      return true;
    case "partial":
      thinResult(response, fault.share);
      return true;
    default:
      return true;
  }
}

/** Serves requests as the listener does, but for the faults of the moment. `down` is not a listener's to show. */
export function withFaults(listener: RequestListener, options: FaultyServerOptions): RequestListener {
  return (request, response) => {
    const faults = options.faults();
    const wait = Math.max(0, ...faults.map((fault) => (fault.kind === "slow" ? fault.ms : 0)));
    const serve = (): void => {
      if (response.destroyed) return;
      if (faults.some(({ kind }) => kind === "skew"))
        response.setHeader("date", new Date(options.clock.now()).toUTCString());
      if (faults.every((fault) => applied(fault, { request, response, options })))
        listener(request, response);
    };
    if (wait === 0) {
      serve();
      return;
    }
    const timer = setTimeout(serve, wait);
    response.on("close", () => clearTimeout(timer));
  };
}
