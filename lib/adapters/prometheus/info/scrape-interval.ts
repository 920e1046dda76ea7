import { parseDuration } from "./parse-duration";

const PROXY_JOB = /kubernetes-pods|envoy|istio(?!d)|ztunnel|waypoint/;

/**
 * The scrape interval, in seconds, of the jobs that scrape Istio's proxies in a configuration as Prometheus writes it
 * out: the longest of theirs, the global one where none is recognised, null where that is missing too. The file is
 * scanned by line because it can be megabytes long and Prometheus always writes it in the same form.
 */
export function scrapeInterval(yaml: string): number | null {
  let owner = "";
  let global: number | null = null;
  let longest: number | null = null;
  for (const line of yaml.split("\n")) {
    owner = /^(?:- job_name: "?([^"]*)"?|\w+:)$/.exec(line)?.[1] ?? (/^\w+:/.test(line) ? line : owner);
    const seconds = parseDuration(/^ {2}scrape_interval: (\w+)$/.exec(line)?.[1] ?? "");
    if (seconds === null) continue;
    if (owner === "global:") global = seconds;
    else if (PROXY_JOB.test(owner)) longest = Math.max(longest ?? 0, seconds);
  }
  return longest ?? global;
}
