import { z } from "zod";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { Refusal } from "../refusals.ts";
import { changeSettings } from "./shops.actions.ts";
import { settingsViewOf, SettingsPatch, SettingsView, takesOwnHost } from "./settings.ts";
import { countryPresets } from "./country-presets.ts";
import { locales, TaxClass, vocabularies } from "./shop.ts";

const tags = ["settings"];

/** The shop's own settings, in its desk. */
export function registerSettings(http: Http, context: Context): void {
  http.get(
    "/settings",
    { schema: { operationId: "getSettings", summary: "The shop's settings", tags, response: { 200: SettingsView } } },
    async (request, reply) => {
      reply.header("etag", `"${request.shop.version}"`);
      return settingsViewOf(request.shop, context.config.publicUrl);
    },
  );
  http.patch(
    "/settings",
    {
      schema: {
        operationId: "changeSettings",
        summary: "Change the shop's settings; what is left out stays",
        tags,
        body: SettingsPatch,
        response: { 200: SettingsView },
      },
    },
    async (request) => {
      const { hostName } = request.body;
      if (takesOwnHost(request.body, context.config.publicUrl)) throw new Refusal("slug_taken", { hostName });
      const view = await command(context.db, request, async (tx, caller) =>
        settingsViewOf(await changeSettings(tx, caller, request.body), context.config.publicUrl),
      );
      context.shops.forget();
      return view;
    },
  );
}

const Preset = z.object({
  code: z.string(),
  country: z.string(),
  currency: z.string(),
  locale: z.enum(locales),
  timeZone: z.string(),
  pricesIncludeTax: z.boolean(),
  taxClasses: z.array(TaxClass),
});

const Presets = z.object({
  presets: z.array(Preset),
  vocabularies: z.array(z.enum(vocabularies)),
  locales: z.array(z.enum(locales)),
});

/** What one can choose from when opening a shop; for everybody, also before anybody can sign in. */
export function registerPresets(http: Http): void {
  http.get(
    "/api/v1/presets",
    {
      schema: {
        operationId: "listPresets",
        summary: "Countries a shop can be opened in, with their currency and taxes",
        tags,
        response: { 200: Presets },
      },
    },
    async () => ({
      presets: Object.entries(countryPresets).map(([code, preset]) => ({ code, ...preset })),
      vocabularies: [...vocabularies],
      locales: [...locales],
    }),
  );
}
