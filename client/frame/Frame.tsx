// What stands around every screen: navigation at the left, the bar on top, the Ask drawer at the right, the toast below.
import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { openAskDrawer } from "../lib/askDrawer.ts";
import { useKeys } from "../lib/keys.ts";
import { useKnowledgeBases } from "../lib/session.ts";
import { writeStored } from "../lib/stored.ts";
import { Boundary } from "../ui/state/ErrorText.tsx";
import { UndoToast } from "../ui/page/UndoToast.tsx";
import { AskDrawer } from "./AskDrawer.tsx";
import css from "./Frame.module.css";
import { KeysHelp, openKeysHelp } from "./KeysHelp.tsx";
import { Nav } from "./Nav.tsx";
import { NotFound } from "./OtherPages.tsx";
import { pages } from "./pages.ts";
import { openPalette, Palette } from "./Palette.tsx";
import { TopBar } from "./TopBar.tsx";

export function Frame() {
  const { kb } = useParams({ from: "/kb/$kb" });
  const all = useKnowledgeBases();
  if (!all) return null;
  const found = all.find((one) => one.id === kb);
  // Another knowledge base is another world: nothing of the last one may stay on screen.
  return found ? <Framed key={kb} name={found.name} kb={kb} /> : <NotFound />;
}

function Framed({ kb, name }: { kb: string; name: string }) {
  const { t } = useTranslation();
  // Of the address the path alone: what is typed into a search does not draw all of this anew.
  const pathname = useLocation({ select: (location) => location.pathname });
  const page = pages.find((one) => pathname.startsWith(one.to.replace("$kb", kb)));
  useEffect(() => writeStored("knowledgeBase", kb), [kb]);
  useEffect(() => {
    document.title = page ? `${t(`frame.nav.${page.name}`)} · ${name}` : name;
  }, [t, page, name]);
  const group = t("common.keys.everywhere");
  useKeys({ "mod+k": { does: t("frame.keys.palette"), run: openPalette } }, { scope: "always", group });
  useKeys(
    { "/": { does: t("frame.keys.ask"), run: () => openAskDrawer() }, "?": { does: t("frame.keys.help"), run: openKeysHelp } },
    { scope: "frame", group },
  );
  return (
    <div className={css.frame}>
      <a href="#content" className={css.skip}>
        {t("frame.skip")}
      </a>
      <Nav kb={kb} />
      <div className={css.work}>
        <TopBar kb={kb} />
        <main id="content" className={css.content} tabIndex={-1}>
          <Boundary resetKey={pathname}>
            <Outlet />
          </Boundary>
        </main>
      </div>
      <AskDrawer />
      <Palette kb={kb} />
      <KeysHelp />
      <UndoToast />
    </div>
  );
}
