import { expect, test } from "vitest";
import { filterChips } from "./filter-chips";
import { NO_FILTER, type ListFilter } from "./list-filter";

const full: ListFilter = {
  kind: ["Sidecar", "VirtualService"],
  name: "rev",
  labels: "app=a",
  validity: ["error"],
  owner: ["none"],
  age: "1d",
  text: "timeout",
};

test("no filter has no chips", () => {
  expect(filterChips(NO_FILTER)).toEqual([]);
});

test("taking every chip away leaves no filter", () => {
  let filter = full;
  for (let chip = filterChips(filter)[0]; chip !== undefined; chip = filterChips(filter)[0]) {
    filter = { ...filter, ...chip.without };
  }
  expect(filter).toEqual(NO_FILTER);
});

test("one chip takes away its own value and nothing else", () => {
  const chip = filterChips(full).find(({ value }) => value === "Sidecar");
  expect({ ...full, ...chip?.without }).toEqual({ ...full, kind: ["VirtualService"] });
});
