import { createServer, type RequestListener, type Server } from "node:http";
import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { trackResponses } from "./track-responses";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

test("each of many requests at once sees its own response, nothing outside of one does", async () => {
  const tracker = trackResponses();
  const origin = await listen((request, response) => {
    void setImmediate().then(() => {
      tracker.current()?.setHeader("x-path", request.url ?? "");
      response.end();
    });
  });
  const paths = Array.from({ length: 20 }, (_, index) => `/${index}`);
  const answers = await Promise.all(paths.map((path) => fetch(origin + path)));
  expect(answers.map(({ headers }) => headers.get("x-path"))).toEqual(paths);
  expect(tracker.current()).toBeNull();
  await tracker.drain(0);
});

test("draining waits for what is still being answered, and for nothing when all is sent", async () => {
  const tracker = trackResponses();
  const order: string[] = [];
  let finish: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const origin = await listen((_, response) => {
    finish = () => void response.end("done");
    arrived();
  });
  const answer = fetch(origin).then((response) => response.text());
  await inside;
  const drained = tracker.drain(60_000).then(() => order.push("drained"));
  order.push("finishing");
  finish();
  expect(await answer).toBe("done");
  await drained;
  expect(order).toEqual(["finishing", "drained"]);
  await tracker.drain(60_000);
});

test("draining gives up after the grace time", async () => {
  const tracker = trackResponses();
  let arrived: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const leaver = new AbortController();
  const origin = await listen(() => arrived());
  const answer = fetch(origin, { signal: leaver.signal }).catch(() => "left");
  await inside;
  await tracker.drain(1);
  leaver.abort();
  expect(await answer).toBe("left");
});
