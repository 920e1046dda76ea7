import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { objectResponse } from "@/lib/testing/object-response";
import { configObjectQuery } from "../queries/config-object";
import { keepWritten } from "./keep-written";

const REF = { kind: "VirtualService", namespace: "shop", name: "cart" };
const { queryKey } = configObjectQuery(REF);
const WRITTEN = { kind: "VirtualService", metadata: { name: "cart", resourceVersion: "8" } };

it("lets the next edit begin with the object as the last one left it", () => {
  const client = new QueryClient();
  const before = objectResponse();
  client.setQueryData(queryKey, before);
  keepWritten(client, REF, WRITTEN);
  expect(client.getQueryData(queryKey)).toEqual({ ...before, object: WRITTEN });
});

it("makes up nothing of an object that was never read", () => {
  const client = new QueryClient();
  keepWritten(client, REF, WRITTEN);
  expect(client.getQueryData(queryKey)).toBeUndefined();
});
