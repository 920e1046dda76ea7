import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";

export interface FakeCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: URLSearchParams;
  /** Aborts when the client hangs up. */
  readonly closed: AbortSignal;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is text, else as JSON. */
  readonly body: unknown;
}

export interface FakePrometheus {
  readonly url: string;
  readonly calls: readonly FakeCall[];
  close(): Promise<void>;
}

/** The body of a successful instant query. */
export function vectorOf(
  samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number | string }[],
): Record<string, unknown> {
  const result = samples.map(({ labels, value }) => ({ metric: labels, value: [0, String(value)] }));
  return { status: "success", data: { resultType: "vector", result } };
}

/** A server on loopback that answers every request as told; an answer that never settles keeps the client waiting. */
export async function startFakePrometheus(
  answer: (call: FakeCall) => FakeAnswer | Promise<FakeAnswer>,
): Promise<FakePrometheus> {
  const calls: FakeCall[] = [];
  const server = createServer((incoming, outgoing) => {
    const hangUp = new AbortController();
    outgoing.on("close", () => hangUp.abort());
    void readBody(incoming).then(async (text) => {
      const { method = "", url = "", headers } = incoming;
      const call = { method, path: url, headers, form: new URLSearchParams(text), closed: hangUp.signal };
      calls.push(call);
      const {
        status = 200,
        headers: sent = { "content-type": "application/json" },
        body,
      } = await answer(call);
      outgoing.writeHead(status, sent);
      outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming.setEncoding("utf8")) text += String(chunk);
  return text;
}
