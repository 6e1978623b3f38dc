import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { dateIn, formatDate, formatDateTime, formatShortDate, formatTime, type Place } from "../shared/dates.ts";
import { formatMoney, type Minor } from "../shared/money.ts";
import type { SessionView } from "../src/staff/session-view.ts";
import { sessionQuery } from "./queries.ts";
import { languageOf, useWords, type Language } from "./words.tsx";

export type DeskShop = SessionView["shops"][number];

/** The shop one works in, and its way of writing. */
export interface Desk {
  shop: DeskShop;
  account: SessionView["account"];
  shops: SessionView["shops"];
  /** The reader's language with the shop's country: what dates and amounts are written with. */
  place: Place;
  /** An amount in minor units of the shop's currency, unless another is named. */
  money: (amount: number, currency?: string) => string;
  /** "22 nov. 2026" */
  day: (when: string) => string;
  /** "22 novembre 2026" */
  longDay: (when: string) => string;
  /** "22 novembre 2026 à 15:05" */
  moment: (when: string) => string;
  /** "Aujourd’hui 15:05", "Hier 9:12", "12 nov. 2026" */
  recent: (when: string) => string;
  time: (when: string) => string;
}

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("no shop is open");
  return desk;
}

/** The shop's calendar day ("2026-11-22") when the form was opened. */
export function useToday(): string {
  const { place } = useDesk();
  const [today] = useState(() => dateIn(new Date(), place.timeZone));
  return today;
}

/** Opens the shop the address names; shows `otherwise` when the account does not work there. */
export function DeskProvider({ children, otherwise }: { children: ReactNode; otherwise: ReactNode }) {
  const { shop: slug } = useParams({ strict: false }) as { shop?: string };
  const { data: session } = useQuery(sessionQuery());
  const { t, language } = useWords();
  const desk = useMemo(() => {
    const shop = session?.shops.find((one) => one.slug === slug);
    return session && shop ? deskOf(session, shop, { language, words: t.shell }) : null;
  }, [session, slug, language, t]);
  if (!session) return null;
  return desk ? <DeskContext.Provider value={desk}>{children}</DeskContext.Provider> : otherwise;
}

interface Reading {
  language: Language;
  words: { today: string; yesterday: string; at: (day: string, time: string) => string };
}

function deskOf({ account, shops }: SessionView, shop: DeskShop, { language, words }: Reading): Desk {
  const locale = languageOf(shop.locale) === language ? shop.locale : `${language}-${shop.country}`;
  const place = { locale, timeZone: shop.timeZone };
  const recent = (when: string) => {
    const day = dateIn(new Date(when), place.timeZone);
    if (day === dateIn(new Date(), place.timeZone)) return words.at(words.today, formatTime(when, place));
    if (day === dateIn(new Date(Date.now() - 86_400_000), place.timeZone))
      return words.at(words.yesterday, formatTime(when, place));
    return formatShortDate(when, place);
  };
  return {
    shop,
    account,
    shops,
    place,
    recent,
    money: (amount, currency = shop.currency) => formatMoney(amount as Minor, currency, locale),
    day: (when) => formatShortDate(when, place),
    longDay: (when) => formatDate(when, place),
    moment: (when) => formatDateTime(when, place),
    time: (when) => formatTime(when, place),
  };
}
