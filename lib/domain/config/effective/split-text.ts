import type { Split, Target } from "../../routing/split";
import { percentText } from "./percent-text";

function nameOf({ answer, host, namespace, workload }: Target, visible: ReadonlySet<string>): string {
  if (answer) return `answer ${answer.code}: ${answer.because}`;
  if (workload === "" || !visible.has(namespace)) return host;
  return `${namespace}/${workload}`;
}

/** Where requests end, with their shares: `shop/web-v1 80 %, shop/web-v2 20 %`. */
export function splitText(split: Split, visible: ReadonlySet<string>): string {
  const shares = new Map<string, number>();
  for (const { target, share } of split.values()) {
    const name = nameOf(target, visible);
    shares.set(name, (shares.get(name) ?? 0) + share);
  }
  return [...shares].map(([name, share]) => `${name} ${percentText(share)}`).join(", ");
}

/** Whether some of it is answered with an error by the proxy itself. */
export function refusesSome(split: Split): boolean {
  return [...split.values()].some(({ target }) => target.answer?.refuses === true);
}
