import { redirect } from "next/navigation";

interface HomePageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** The traffic graph is the first page; what the address says about the view goes along. */
export default async function HomePage({ searchParams }: HomePageProps): Promise<never> {
  const search = new URLSearchParams();
  for (const [name, values = []] of Object.entries(await searchParams)) {
    for (const value of [values].flat()) search.append(name, value);
  }
  redirect(search.size === 0 ? "/graph" : `/graph?${search.toString()}`);
}
