import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { DeskProvider } from "../desk.tsx";
import { keepOnDevice } from "../installed/installed.ts";
import { useLive } from "../live/live.ts";
import { useWords } from "../words.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { LostPage } from "./lost.tsx";
import { SideBar } from "./side-bar.tsx";

/** Every page of a shop stands in here. */
export function Shell() {
  const { t } = useWords();
  return (
    <DeskProvider otherwise={<LostPage />}>
      <a className="skip" href="#contenu">
        {t.shell.skip}
      </a>
      <Live />
      <div className="shell">
        <SideBar />
        <main id="contenu" tabIndex={-1}>
          <Outlet />
        </main>
        <BottomBar />
      </div>
    </DeskProvider>
  );
}

/** Draws nothing: it stands where the shop is known. */
function Live() {
  useLive();
  useEffect(keepOnDevice, []);
  return null;
}
