import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useCallback, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { ApiError, codeOf, speak } from "./api.ts";
import { Toasts } from "./kit/toast.tsx";
import { keys, sessionQuery } from "./queries.ts";
import { createAdminRouter } from "./router.tsx";
import { browserLanguage, languageOf, loadWords, SpeechProvider, type Language, type Words } from "./words.tsx";
import "./styles/admin.css";

const client = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // A refusal will not change its mind; a lost connection may come back.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.problem.status === 0,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
const router = createAdminRouter(client);

/** The session ended: sign in, and come back here. */
function signedOut(error: unknown): void {
  if (codeOf(error) !== "not_signed_in") return;
  const { pathname, href } = router.state.location;
  if (pathname === "/connexion" || pathname === "/installation") return;
  client.setQueryData(keys.session, null);
  void router.navigate({ to: "/connexion", search: { retour: href, fin: "oui" } });
}

function Admin({ first }: { first: { language: Language; t: Words } }) {
  const [spoken, setSpoken] = useState(first);
  const change = useCallback(async (language: Language) => {
    const t = await loadWords(language);
    writeLanguage(language);
    setSpoken({ language, t });
  }, []);
  const speech = useMemo(() => ({ ...spoken, change }), [spoken, change]);
  return (
    <SpeechProvider value={speech}>
      <QueryClientProvider client={client}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </QueryClientProvider>
    </SpeechProvider>
  );
}

function writeLanguage(language: Language): void {
  speak(language);
  document.documentElement.lang = language;
}

/** Whoever is signed in reads his own language; whoever is not, his browser's. */
async function start(): Promise<void> {
  const session = await client.ensureQueryData(sessionQuery()).catch(() => undefined);
  const language = session ? languageOf(session.account.locale) : browserLanguage();
  const t = await loadWords(language);
  writeLanguage(language);
  const root = document.getElementById("carnet");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <Admin first={{ language, t }} />
    </StrictMode>,
  );
}

void start();
