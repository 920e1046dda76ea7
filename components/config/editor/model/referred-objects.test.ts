import { expect, test } from "vitest";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { referredObjects } from "./referred-objects";

type Reference = ObjectResponse["references"][number];
const reference = (name: string, role: string, exists = true): Reference => ({
  direction: "uses",
  object: { kind: "Service", namespace: "bookinfo", name },
  role,
  exists,
});

test("an object named twice is shown once, with both roles", () => {
  const found = referredObjects([
    reference("reviews", "host"),
    reference("ratings", "host"),
    reference("reviews", "destination"),
    reference("reviews", "host"),
  ]);
  expect(found.map(({ object, roles }) => [object.name, roles])).toEqual([
    ["reviews", ["host", "destination"]],
    ["ratings", ["host"]],
  ]);
});

test("an object that one reference does not find is missing", () => {
  expect(referredObjects([reference("a", "subset", false), reference("a", "host")])[0]?.exists).toBe(false);
});
