import { describe, expect, test } from "vitest";
import { readConfig, type Config } from "./config";

function configOf(environment: Record<string, string>): Config {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.config;
}

function problemsOf(environment: Record<string, string>): readonly string[] {
  const result = readConfig(environment);
  return result.ok ? [] : result.problems;
}

describe("readConfig", () => {
  test("nothing set: loopback, port 3000, nobody is anonymous, Prometheus is looked for", () => {
    const config = configOf({});
    expect(config).toMatchObject({ host: "127.0.0.1", port: 3000, anonymous: false, publicUrl: null });
    expect(config.kubernetes.clusterName).toBe("Kubernetes");
    expect(config.prometheus).toMatchObject({ url: null, timeoutMs: 30_000, concurrency: 6, headers: {} });
  });

  test("a deadline is whole milliseconds, which a fraction of a second need not be", () => {
    expect(configOf({ MESHLENS_PROMETHEUS_TIMEOUT_SECONDS: "1.1" }).prometheus.timeoutMs).toBe(1100);
  });

  test("an empty value is an unset one", () => {
    expect(configOf({ PORT: "", MESHLENS_AUTH: "", MESHLENS_PROMETHEUS_URL: "" }).port).toBe(3000);
  });

  test.each([
    ["PORT", "0", 'PORT="0": expected a whole number from 1 to 65535.'],
    ["PORT", "80a", "expected a whole number from 1 to 65535"],
    ["PUBLIC_URL", "ops.example.com", "expected an absolute http or https URL"],
    ["PUBLIC_URL", "https://user:pw@ops.example.com", "expected an absolute http or https URL"],
    ["MESHLENS_AUTH", "none", "expected unset or anonymous"],
    ["MESHLENS_HEALTH", "strict", "expected meshlens or kiali"],
    ["MESHLENS_NAMESPACES", "shop,Not_A_Name", "expected namespace names"],
    ["MESHLENS_PROMETHEUS_MATCHERS", 'cluster="east" env="dev"', "expected label matchers"],
    ["MESHLENS_PROMETHEUS_HEADERS", "{", "expected a JSON object of strings"],
    ["MESHLENS_PROMETHEUS_TIMEOUT_SECONDS", "0", "expected a number from 1 to 600"],
  ])("%s=%s is refused, naming the allowed values", (name, value, expected) => {
    const [problem] = problemsOf({ [name]: value });
    expect(problem).toContain(name);
    expect(problem).toContain(expected);
  });

  test("every wrong setting is reported, not only the first", () => {
    expect(problemsOf({ PORT: "x", MESHLENS_HEALTH: "x", MESHLENS_PROMETHEUS_URL: "x" })).toHaveLength(3);
  });

  test.each([
    ["MESHLENS_PROMETHEUS_HEADERS", '{"Authorization":"Bearer s3cret"'],
    ["MESHLENS_PROMETHEUS_URL", "https://user:s3cret@prometheus.example.com"],
    ["PUBLIC_URL", "https://user:s3cret@ops.example.com"],
  ])("a secret in %s is in no problem", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain("s3cret");
  });

  test.each([
    [
      { MESHLENS_PROMETHEUS_PASSWORD: "pw", MESHLENS_PROMETHEUS_URL: "http://x" },
      "MESHLENS_PROMETHEUS_USERNAME",
    ],
    [
      {
        MESHLENS_PROMETHEUS_USERNAME: "me",
        MESHLENS_PROMETHEUS_BEARER_TOKEN: "t",
        MESHLENS_PROMETHEUS_URL: "http://x",
      },
      "MESHLENS_PROMETHEUS_USERNAME",
    ],
    [{ MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE: "/token" }, "MESHLENS_PROMETHEUS_URL"],
  ])("credentials that would not be sent are refused: %j", (environment, named) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(named);
  });

  test("a misspelt setting is reported with the nearest known one", () => {
    expect(problemsOf({ MESHLENS_PROMETEUS_URL: "http://x" })).toEqual([
      "MESHLENS_PROMETEUS_URL is not a setting; did you mean MESHLENS_PROMETHEUS_URL?",
    ]);
    expect(problemsOf({ MESHLENS_WHATEVER_IS_THIS: "1" })).toEqual([
      "MESHLENS_WHATEVER_IS_THIS is not a setting.",
    ]);
  });

  test("an address that others can reach needs an explicit decision", () => {
    expect(problemsOf({ HOST: "0.0.0.0" })).toHaveLength(1);
    expect(problemsOf({ HOST: "0.0.0.0" })[0]).toContain("MESHLENS_AUTH=anonymous");
    expect(configOf({ HOST: "0.0.0.0", MESHLENS_AUTH: "anonymous" }).anonymous).toBe(true);
    for (const HOST of ["localhost", "127.0.0.9", "::1"]) expect(configOf({ HOST }).host).toBe(HOST);
  });

  test("settings that contradict each other are refused", () => {
    const token = {
      MESHLENS_PROMETHEUS_URL: "http://prometheus.example.com",
      MESHLENS_PROMETHEUS_BEARER_TOKEN: "abc",
      MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE: "/t",
    };
    expect(problemsOf(token)).toHaveLength(1);
    expect(problemsOf(token)[0]).not.toContain("abc");
    expect(problemsOf({ MESHLENS_PROMETHEUS_CERT_FILE: "/c" })).toHaveLength(1);
  });

  test("label matchers keep their operators and unescape their values", () => {
    const config = configOf({ MESHLENS_PROMETHEUS_MATCHERS: 'cluster="a\\"b,c", env!~"dev|test",' });
    expect(config.prometheus.matchers).toEqual([
      { label: "cluster", operator: "=", value: 'a"b,c' },
      { label: "env", operator: "!~", value: "dev|test" },
    ]);
  });
});
