import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, CircleUserRound, LogOut } from "lucide-react";
import { api } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { leaveDevice } from "../installed/installed.ts";
import { Menu, type MenuEntry } from "../kit/menu.tsx";
import { keys } from "../queries.ts";
import { languageNames, useWords, type Language } from "../words.tsx";

export function AccountMenu() {
  const { t } = useWords();
  const { account } = useDesk();
  const entries = useAccountEntries();
  const trigger = (
    <button type="button" className="place" aria-label={t.shell.accountOf(account.name)}>
      <CircleUserRound size={17} aria-hidden="true" />
      {account.name}
    </button>
  );
  return <Menu trigger={trigger} align="start" entries={entries} />;
}

/** The language and the way out; also in the phone's menu. */
export function useAccountEntries(): MenuEntry[] {
  const { t, language } = useWords();
  const speak = useSpeak();
  const signOut = useSignOut();
  const mark = (one: Language) => (one === language ? <Check size={16} /> : undefined);
  return [
    { heading: t.shell.language },
    { label: languageNames.fr, mark: mark("fr"), run: () => speak("fr") },
    { label: languageNames.en, mark: mark("en"), run: () => speak("en") },
    "rule",
    { label: t.shell.signOut, icon: <LogOut />, run: signOut },
  ];
}

/** Changes the language at once; the account keeps it for the next time. */
function useSpeak(): (language: Language) => void {
  const { change } = useWords();
  const { shop } = useDesk();
  const keep = useMutation({
    mutationFn: (locale: string) => api("/api/v1/account", { method: "PATCH", body: { locale } }),
  });
  return (language) => {
    void change(language);
    keep.mutate(localeOf(language, shop.country));
  };
}

const localeOf = (language: Language, country: string): string => {
  if (language === "en") return country === "CA" ? "en-CA" : "en-GB";
  return ["BE", "CH", "CA"].includes(country) ? `fr-${country}` : "fr-FR";
};

function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => api("/api/v1/session", { method: "DELETE" }),
    onSuccess: async () => {
      await leaveDevice().catch(() => undefined);
      await navigate({ to: "/connexion" });
      client.clear();
      client.setQueryData(keys.session, null);
    },
  });
  return () => leave.mutate();
}
