import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createControlApi } from "./control-api";
import { FaultBoard } from "./fault-board";

const board = new FaultBoard();
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer(createControlApi(board));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());
beforeEach(() => board.clear());

const post = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${url}/faults`, { method: "POST", body, headers });

describe("the control endpoint", () => {
  it("puts a fault to work, lists it and takes it back", async () => {
    const added = await post('{"fault": "prometheus:slow=100"}');
    expect(added.status).toBe(201);
    const active: unknown = await added.json();
    expect(active).toMatchObject({ on: "prometheus", fault: { kind: "slow", ms: 100 } });
    expect(await (await fetch(`${url}/faults`)).json()).toEqual({ faults: [active] });
    const [{ id } = { id: "" }] = board.active();
    expect((await fetch(`${url}/faults/${id}`, { method: "DELETE" })).status).toBe(200);
    expect(board.active()).toEqual([]);
  });

  it("takes all of them back at once", async () => {
    await post('{"fault": "prometheus:hang"}');
    await post('{"fault": "kubernetes:hang"}');
    await fetch(`${url}/faults`, { method: "DELETE" });
    expect(board.active()).toEqual([]);
  });

  it.each([
    ["a body that is no JSON", () => post("fault"), 400],
    ["a body without a fault", () => post('{"faults": "prometheus:down"}'), 400],
    ["a body that is too large", () => post(`{"fault": "${"x".repeat(20_000)}"}`), 400],
    ["a fault it does not know", () => post('{"fault": "prometheus:gloom"}'), 422],
    ["an id it does not know", () => fetch(`${url}/faults/77`, { method: "DELETE" }), 404],
    ["another path", () => fetch(`${url}/`), 404],
    ["another method", () => fetch(`${url}/faults`, { method: "PUT" }), 405],
    ["a web page", () => post('{"fault": "prometheus:down"}', { origin: "https://example.com" }), 403],
  ])("refuses %s", async (_what, ask, status) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/^\{"error":"[^"]/);
    expect(board.active()).toEqual([]);
  });
});
