import { BASE_PATH } from "@/lib/format/base-path";

/**
 * Calls `onChange` whenever the server says that configuration changed, until the returned function is called. The browser
 * reconnects by itself; where events never come, polling goes on.
 */
export function subscribeConfigEvents(onChange: () => void): () => void {
  const source = new EventSource(`${BASE_PATH}/api/live/config`);
  source.addEventListener("changed", onChange);
  return () => source.close();
}
