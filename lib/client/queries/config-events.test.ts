import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { subscribeConfigEvents } from "./config-events";

class FakeSource extends EventTarget {
  static readonly opened: FakeSource[] = [];
  readonly url: string;
  closed = false;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }
}

beforeEach(() => {
  FakeSource.opened.length = 0;
  vi.stubGlobal("EventSource", FakeSource);
});
afterEach(() => vi.unstubAllGlobals());

test("every change that the server tells of is passed on; a heartbeat is not", () => {
  const onChange = vi.fn();
  subscribeConfigEvents(onChange);
  const [source] = FakeSource.opened;
  source?.dispatchEvent(new Event("changed"));
  source?.dispatchEvent(new Event("message"));
  source?.dispatchEvent(new Event("changed"));
  expect(source?.url).toMatch(/\/api\/live\/config$/);
  expect(onChange).toHaveBeenCalledTimes(2);
});

test("the stream ends with the subscription", () => {
  subscribeConfigEvents(() => undefined)();
  expect(FakeSource.opened[0]?.closed).toBe(true);
});
