import { readFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { PROJECT_ROOT } from "./launch-dashboard";

/** A test that failed: where it stands, what it protects, and the beginning of why. */
export interface FailedTest {
  readonly file: string;
  readonly name: string;
  readonly message: string;
}

const MOST_CHARACTERS = 1_500;

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(""),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(
        z.object({
          errors: z.array(z.object({ message: z.string().default("") })),
          attachments: z.array(z.object({ name: z.string(), path: z.string().optional() })).default([]),
        }),
      ),
    }),
  ),
});
interface Suite {
  readonly specs: readonly z.infer<typeof playwrightSpec>[];
  readonly suites: readonly Suite[];
}
const playwrightSuite: z.ZodType<Suite> = z.object({
  specs: z.array(playwrightSpec).default([]),
  suites: z.lazy(() => z.array(playwrightSuite)).default([]),
});
const playwrightReport = z.object({ suites: z.array(playwrightSuite) });

const begun = (message: string): string => stripVTControlCharacters(message).trim().slice(0, MOST_CHARACTERS);

async function readReport<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path.resolve(PROJECT_ROOT, file), "utf8").catch(() => "null");
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // A run that was ended leaves half a report; the counts of the run say that it failed.
    return null;
  }
}

/** What failed by a report of Vitest, files that could not be run included; nothing where there is no report. */
export async function failedUnitTests(file: string): Promise<readonly FailedTest[]> {
  const report = await readReport(file, vitestReport);
  return (report?.testResults ?? []).flatMap((one) => {
    const place = path.relative(PROJECT_ROOT, one.name);
    const failed = one.assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0 && one.status === "failed")
      return [{ file: place, name: "the file", message: begun(one.message) }];
    return failed.map(({ fullName, failureMessages }) => ({
      file: place,
      name: fullName,
      message: begun(failureMessages?.[0] ?? ""),
    }));
  });
}

function specsOf(suite: Suite): Suite["specs"] {
  return [...suite.specs, ...suite.suites.flatMap(specsOf)];
}

type Result = Suite["specs"][number]["tests"][number]["results"][number];

/** What Playwright noted of the page when the journey failed, from its main part on; empty where it left no note. */
async function pageOf({ attachments }: Result): Promise<string> {
  const note = attachments.find(({ name }) => name === "error-context")?.path;
  const text = note === undefined ? "" : await readFile(note, "utf8").catch(() => "");
  const page = /# Page snapshot\n([\s\S]*?)(?:\n# |$)/.exec(text)?.[1] ?? "";
  const main = page.search(/^ *- main/m);
  return begun(page.slice(Math.max(main, 0)));
}

async function whyFailed(results: readonly Result[]): Promise<string> {
  const failed = results.find(({ errors }) => errors.length > 0);
  if (!failed) return "";
  return `${begun(failed.errors[0]?.message ?? "")}\n${await pageOf(failed)}`.trim();
}

/** What failed by a report of Playwright, at least once, and what the page showed; nothing where there is no report. */
export async function failedJourneys(file: string): Promise<readonly FailedTest[]> {
  const report = await readReport(file, playwrightReport);
  const runs = (report?.suites ?? [])
    .flatMap(specsOf)
    .flatMap((spec) => spec.tests.map((test) => ({ ...spec, ...test })))
    .filter(({ status }) => status === "unexpected" || status === "flaky");
  return Promise.all(
    runs.map(async ({ file: spec, line, title, results }) => ({
      file: `e2e/${spec}:${line}`,
      name: title,
      message: await whyFailed(results),
    })),
  );
}

/** Failed tests as lines to be read at the end of a long run. */
export function failedLines(failed: readonly FailedTest[]): string {
  return failed
    .flatMap(({ file, name, message }) => [
      `FAILED ${file} › ${name}`,
      ...message.split("\n").map((line) => `FAILED   | ${line}`),
    ])
    .join("\n");
}
