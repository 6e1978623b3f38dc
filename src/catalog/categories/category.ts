import { z } from "zod";
import { optionalText, requiredLine } from "../../lib/lines.ts";

/** A page of the storefront that groups products. */
export interface Category {
  id: string;
  slug: string;
  name: string;
  description: string;
  position: number;
  isVisible: boolean;
  version: number;
}

const fields = {
  name: requiredLine(120),
  description: optionalText(5_000),
  isVisible: z.boolean(),
};

export const CategoryInput = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  isVisible: fields.isVisible.default(true),
});
export type CategoryInput = z.infer<typeof CategoryInput>;

export const CategoryPatch = z.strictObject(fields).partial();
export type CategoryPatch = z.infer<typeof CategoryPatch>;

export const CategoryView = z
  .object({
    ...fields,
    id: z.uuid(),
    slug: z.string(),
    position: z.int(),
    version: z.int(),
    productCount: z.int(),
  })
  .meta({ id: "Category" });
export type CategoryView = z.infer<typeof CategoryView>;
