/** E-mail addresses differ by their letters' case only for machines: the key is lower case, without surrounding spaces. */
export const emailKey = (email: string): string | null => email.trim().toLowerCase() || null;
