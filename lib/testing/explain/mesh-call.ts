import fc from "fast-check";

const PATHS = ["/", "/a", "/a/b", "/A/b", "/items/7", "/items/7?v=2", "/a?v=1&w=x"] as const;
const HOSTS = [
  "web.shop.svc.cluster.local",
  "web.shop.svc.cluster.local",
  "web.shop.svc.cluster.local",
  "web",
  "web.shop",
  "api",
  "api.shop.svc.cluster.local",
  "teller.bank.svc.cluster.local",
  "teller.bank",
  "out.example.com",
  "ghost.example.com",
  "alias",
  "10.96.0.1",
  "api-5d8f7-0.api",
] as const;

/** Requests whose paths, headers and hosts are those that the routes ask for. */
export const arbitraryCall = fc.record({
  host: fc.constantFrom(...HOSTS),
  port: fc.constantFrom(...Array.from({ length: 12 }, () => 8080), 9090, 9090, 80, 7070),
  protocol: fc.constantFrom("http", "http", "http", "http", "http", "http", "grpc", "tcp", "tls"),
  method: fc.constantFrom("GET", "GET", "POST"),
  path: fc.constantFrom(...PATHS),
  headers: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { "x-user": "jason" },
    { "x-user": "amy", "x-beta": "1" },
    { "x-beta": "" },
  ),
});

/** A call of the caller. */
export type MeshCall = typeof arbitraryCall extends fc.Arbitrary<infer T> ? T : never;
