import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { configHistoryQuery } from "./config-history";

afterEach(() => vi.unstubAllGlobals());

const object = { kind: "Sidecar", namespace: "shop", name: "default" };

test("pages are asked for one after the other until there are no more", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url.replace(/^.*\/api\/v1/, ""));
    const next = asked.length === 1 ? 41 : null;
    return Promise.resolve(Response.json({ since: 0, kept: "memory", revisions: [], next }));
  });
  const client = new QueryClient();
  const observer = new InfiniteQueryObserver(
    client,
    configHistoryQuery({ namespaces: ["b", "a"], kind: null, object }),
  );
  await observer.refetch();
  expect(observer.getCurrentResult().hasNextPage).toBe(true);
  await observer.fetchNextPage();
  expect(observer.getCurrentResult().hasNextPage).toBe(false);
  client.clear();
  const scope = "namespaces=a%2Cb&kind=Sidecar&namespace=shop&name=default";
  expect(asked).toEqual([`/config/history?${scope}`, `/config/history?${scope}&before=41`]);
});
