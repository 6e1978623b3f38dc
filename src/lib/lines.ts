import { z } from "zod";

/** No control characters nor halves of a character; everything else, in any script, is somebody's name. */
const oneLine = /^[^\p{Cc}\p{Cs}]*$/u;
const severalLines = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
const somethingVisible = /[^\p{C}\p{Z}]/u;

/** One line as somebody types it, without the spaces around it; it may be empty. */
export const optionalLine = (lengthMax: number) =>
  z.string().trim().max(lengthMax).regex(oneLine, "not one line of text");

/** One line in which something can be seen. */
export const requiredLine = (lengthMax: number) => optionalLine(lengthMax).regex(somethingVisible, "nothing to see");

/** Text of several lines, without the spaces around it; it may be empty. */
export const optionalText = (lengthMax: number) =>
  z.string().trim().max(lengthMax).regex(severalLines, "control characters");
