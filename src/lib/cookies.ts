import type { FastifyReply, FastifyRequest } from "fastify";

/** A cookie the browser sent; undefined when it did not. Values here are tokens of our own: letters, digits, - and _. */
export function cookieOf(request: Pick<FastifyRequest, "headers">, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [key = "", value] = pair.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return undefined;
}

export interface CookieLife {
  /** 0 makes the browser forget it at once. */
  maxAgeSeconds: number;
  /** The address Carnet is reached at: over https the cookie never travels in clear. */
  publicUrl: string;
}

/** Sends a cookie no script can read, and that pages of other sites only send along when a link is followed. */
export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  { maxAgeSeconds, publicUrl }: CookieLife,
): void {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  reply.header("set-cookie", `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`);
}
