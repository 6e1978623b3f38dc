import { queryOptions, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { HelpView } from "../../src/shops/help/help.ts";
import { api, ApiError } from "../api.ts";
import { deskPath } from "../queries.ts";
import { articlesIn } from "./articles.ts";

/** Where the pages and their pictures lie, as they are written in docs/help. */
export const helpFolder = "/help";

/** The Markdown of one page. It changes with the program only. */
export const pageQuery = (name: string) =>
  queryOptions({
    queryKey: ["help-page", name],
    queryFn: ({ signal }) => textOf(name, signal),
    staleTime: Infinity,
    retry: false,
  });

async function textOf(name: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(`${helpFolder}/${name}.md`, { signal });
  if (response.ok) return response.text();
  const code = response.status === 404 ? "not_found" : "unreachable";
  throw new ApiError({ type: "about:blank", code, title: "", status: response.status });
}

/** The contents; undefined until they are read. */
export function useArticles() {
  const { data } = useQuery(pageQuery("README"));
  return data === undefined ? undefined : articlesIn(data);
}

export const helpKey = (shop: string) => ["shop", shop, "help"] as const;

export const helpQuery = (shop: string) =>
  queryOptions({
    queryKey: helpKey(shop),
    queryFn: ({ signal }) => api<z.infer<typeof HelpView>>(deskPath(shop, "/help"), { signal }),
  });
