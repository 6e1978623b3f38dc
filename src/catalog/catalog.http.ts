import type { Context } from "../context.ts";
import type { Http } from "../lib/http.ts";
import { registerCategories } from "./categories/categories.http.ts";
import { registerFiles } from "./files/files.http.ts";
import { registerPictures } from "./pictures/pictures.http.ts";
import { registerProducts } from "./products.http.ts";

/** What the shop sells, in its desk. */
export function registerCatalog(http: Http, context: Context): void {
  registerProducts(http, context);
  registerCategories(http, context);
  registerPictures(http, context);
  registerFiles(http, context);
}
