import { redirect } from "next/navigation";

/** The traffic graph is the first page. */
export default function HomePage(): never {
  redirect("/graph");
}
