import { z } from "zod";
import { isEuropean } from "../../shared/countries.ts";
import type { Shop } from "./shop.ts";

/** What a merchant chooses of what the law has him offer. */
export const lawSettings = {
  /** Whether customers may withdraw online; null: as the law of the shop’s country has it. */
  offersWithdrawal: z.boolean().nullable().default(null),
  /** For how many days after the last parcel arrived: at least the fourteen of the law. */
  withdrawalDays: z.int().min(14).max(365).default(14),
  tellMerchantOfWithdrawals: z.boolean().default(true),
};

/** Whether customers find the withdrawal function: by law, or because the shop wants it. */
export const offersWithdrawal = (shop: Pick<Shop, "country" | "settings">): boolean =>
  shop.settings.offersWithdrawal ?? isEuropean(shop.country);
