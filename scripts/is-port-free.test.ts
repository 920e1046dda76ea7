import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { isPortFree } from "./is-port-free";

const isAddress = (address: ReturnType<net.Server["address"]>): address is AddressInfo =>
  typeof address === "object" && address !== null;

it("a port is free unless somebody listens on it", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = isAddress(address) ? address.port : 0;
  expect(await isPortFree("127.0.0.1", port)).toBe(false);
  server.close();
  await once(server, "close");
  expect(await isPortFree("127.0.0.1", port)).toBe(true);
});
