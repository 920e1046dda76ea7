import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { ServedPort } from "./served-port";

const opened: ServedPort[] = [];
async function open(port = 0): Promise<ServedPort> {
  const server = createServer((_request, response) => response.end("here"));
  const served = await ServedPort.open(server, port, (problem) => {
    throw new Error(problem);
  });
  opened.push(served);
  return served;
}
const ask = async ({ port }: ServedPort): Promise<string> => (await fetch(`http://127.0.0.1:${port}`)).text();

afterEach(async () => {
  await Promise.all(opened.splice(0).map((served) => served.close()));
});

describe("ServedPort", () => {
  it("refuses connections while it is down and answers on the same port when it is back", async () => {
    const served = await open();
    expect(await ask(served)).toBe("here");
    await served.setUp(false);
    await expect(ask(served)).rejects.toThrow("fetch failed");
    await served.setUp(true);
    expect(await ask(served)).toBe("here");
  });

  it("ends where the last of several changes leaves it", async () => {
    const served = await open();
    void served.setUp(false);
    void served.setUp(true);
    void served.setUp(false);
    await served.setUp(true);
    expect(await ask(served)).toBe("here");
  });

  it("rejects where the port is taken", async () => {
    const served = await open();
    await expect(open(served.port)).rejects.toThrow("EADDRINUSE");
  });
});
