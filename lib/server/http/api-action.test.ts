import { expect, test } from "vitest";
import { z } from "zod";
import { fakeContainer } from "@/lib/testing/fake-container";
import { setCurrentContainer } from "../current-container";
import { apiAction } from "./api-action";
import { MAX_BODY_BYTES } from "./read-request-body";
import { freshReply } from "./reply";

const echo = apiAction("/x", z.object({ count: z.int() }), (_, body) => Promise.resolve(freshReply(body)));

async function post(body: BodyInit): Promise<{ status: number; body: unknown }> {
  setCurrentContainer(fakeContainer());
  const request = new Request("http://localhost:3000/api/v1/x", { method: "POST", body });
  const response = await echo(request);
  return { status: response.status, body: await response.json() };
}

test("a body of the documented shape is served", async () => {
  expect(await post('{"count":3}')).toEqual({ status: 200, body: { count: 3 } });
});

test.each<[string, BodyInit, number, string]>([
  ["no JSON", "{", 400, "body"],
  ["a field of a wrong type, by its name", '{"count":"3"}', 400, "count"],
  ["not even an object", "[]", 400, "body"],
])("%s is named", async (_, body, status, parameter) => {
  expect(await post(body)).toMatchObject({ status, body: { parameter } });
});

test("bytes that are no text are refused", async () => {
  expect(await post(new Uint8Array([0xff, 0xfe, 0xff]))).toMatchObject({ status: 400 });
});

test("a body beyond the limit is refused while it arrives", async () => {
  expect(await post("x".repeat(MAX_BODY_BYTES + 1))).toMatchObject({ status: 413 });
});
