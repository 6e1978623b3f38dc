import { ApiError } from "../../api.ts";

/** Once the errors are drawn, the first field that has one gets the focus, so that it is read. */
export function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}

/** The fields the server would not take, by their path in what was sent: "hostName", "seller.email". */
export function refusedFields(error: unknown, told: string): Record<string, string> {
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ pointer }) => [pointer.replace(/^#\//, "").replaceAll("/", "."), told]));
}
