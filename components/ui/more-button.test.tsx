import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MoreButton } from "./more-button";
import { useShownPart } from "./use-shown-part";

const WORDS = { states: { showMore: "Show {count, number} more" } };

interface LongTableProps {
  readonly items: readonly string[];
  readonly part?: number;
}

function LongTable({ items, part }: LongTableProps): ReactElement {
  const { shown, more, showMore } = useShownPart(items, part);
  return (
    <div>
      {shown.join(" ")}
      <MoreButton more={more} onMore={showMore} />
    </div>
  );
}

const draw = (props: LongTableProps): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={WORDS}>
      <MantineProvider>
        <LongTable {...props} />
      </MantineProvider>
    </NextIntlClientProvider>,
  );

test("of a long table the first part is shown, and how many lines are not", () => {
  const html = draw({ items: ["a", "b", "c"], part: 2 });
  expect(html).toContain("a b<");
  expect(html).toContain("Show 1 more");
});

test("a table that is shown whole has no button", () => {
  expect(draw({ items: ["a", "b"], part: 2 })).not.toContain("<button");
});

test.each([
  [200, false],
  [201, true],
])("of %i lines where no part is named some wait: %s", (count, waits) => {
  expect(draw({ items: Array.from({ length: count }, String) }).includes("Show 1 more")).toBe(waits);
});
