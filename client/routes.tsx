// Every address of the workbench. Screens are loaded when first opened; their search parameters are checked by their own schema.
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, type RouterHistory } from "@tanstack/react-router";
import { z } from "zod";
import type { ScreenTexts } from "../shared/i18n/index.ts";
import { askSearch, askTexts } from "./ask/search.ts";
import { withFlipsTexts } from "./flips/texts.ts";
import { withThenNowTexts } from "./thenNow/texts.ts";
import { Frame } from "./frame/Frame.tsx";
import { Home, NotFound, PageFailed, PagePending } from "./frame/OtherPages.tsx";
import { knowledgeSearch } from "./entries/search.ts";
import { askFirstEntries } from "./entries/useEntries.ts";
import { basePath } from "./lib/api.ts";
import { askAhead } from "./lib/askAhead.ts";
import { apiQuery } from "./lib/queries.ts";
import { knowledgeTexts } from "./entries/texts.ts";
import { addTexts } from "./lib/language.ts";
import { logsSearch } from "./logs/search.ts";
import { releasesSearch } from "./releases/search.ts";
import { reviewSearch } from "./review/search.ts";
import { reviewTexts } from "./review/texts.ts";
import { Gate } from "./session/Gate.tsx";
import { settingsSearch } from "./settings/search.ts";
import { todaySearch } from "./today/search.ts";
import { vocabularySearch } from "./vocabulary/search.ts";

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Gate, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: z.object({ kb: z.string().optional().catch(undefined), job: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./setup/SetupScreen.tsx"), "SetupScreen"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: z.object({ back: z.string().startsWith("/").optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./session/SignInScreen.tsx"), "SignInScreen"),
});
const kb = createRoute({
  getParentRoute: () => root,
  path: "/kb/$kb",
  component: Frame,
  notFoundComponent: NotFound,
  staleTime: Number.POSITIVE_INFINITY,
  loader: ({ context: { client } }) => askAhead(client, () => client.prefetchQuery(apiQuery("listKnowledgeBases", {}))),
});

/** A screen and its texts, fetched side by side when first opened. */
const screen = <M extends object, K extends keyof M & string>(
  module: () => Promise<M>,
  texts: () => Promise<Partial<ScreenTexts>>,
  name: K,
) =>
  lazyRouteComponent(async () => {
    const [loaded, group] = await Promise.all([module(), texts()]);
    addTexts(group);
    return loaded;
  }, name);
const inKb = { getParentRoute: () => kb };
const screens = [
  createRoute({
    ...inKb,
    path: "today",
    validateSearch: todaySearch,
    component: screen(
      () => import("./today/TodayScreen.tsx"),
      () => import("../shared/i18n/today.ts"),
      "TodayScreen",
    ),
  }),
  createRoute({
    ...inKb,
    path: "knowledge",
    validateSearch: knowledgeSearch,
    staleTime: Number.POSITIVE_INFINITY,
    loader: ({ context: { client }, params, location }) =>
      askAhead(client, () => askFirstEntries(client, params.kb, knowledgeSearch.parse(location.search))),
    component: screen(() => import("./entries/EntriesScreen.tsx"), knowledgeTexts, "EntriesScreen"),
  }),
  createRoute({
    ...inKb,
    path: "ask",
    validateSearch: askSearch,
    component: screen(() => import("./ask/AskScreen.tsx"), askTexts, "AskScreen"),
  }),
  createRoute({
    ...inKb,
    path: "review",
    validateSearch: reviewSearch,
    component: screen(() => import("./review/ReviewScreen.tsx"), reviewTexts, "ReviewScreen"),
  }),
  createRoute({
    ...inKb,
    path: "releases",
    validateSearch: releasesSearch,
    component: screen(
      () => import("./releases/ReleasesScreen.tsx"),
      () => import("../shared/i18n/releases.ts"),
      "ReleasesScreen",
    ),
  }),
  createRoute({
    ...inKb,
    path: "logs",
    validateSearch: logsSearch,
    component: screen(
      () => import("./logs/LogsScreen.tsx"),
      () => withThenNowTexts(import("../shared/i18n/logs.ts")),
      "LogsScreen",
    ),
  }),
  createRoute({
    ...inKb,
    path: "vocabulary",
    validateSearch: vocabularySearch,
    component: screen(
      () => import("./vocabulary/VocabularyScreen.tsx"),
      () => withFlipsTexts(import("../shared/i18n/vocabulary.ts")),
      "VocabularyScreen",
    ),
  }),
  createRoute({
    ...inKb,
    path: "settings",
    validateSearch: settingsSearch,
    component: screen(
      () => import("./settings/SettingsScreen.tsx"),
      () => import("../shared/i18n/settings.ts"),
      "SettingsScreen",
    ),
  }),
] as const;
// Our parts in all their states, for whoever builds a screen: while developing only, what is built holds none of it (tests/flows/size.test.ts).
const gallery = import.meta.env.DEV
  ? {
      door: [
        createRoute({
          getParentRoute: () => root,
          path: "/gallery",
          component: lazyRouteComponent(() => import("./gallery/GalleryPage.tsx"), "GalleryDoor"),
        }),
      ],
      page: [
        createRoute({
          ...inKb,
          path: "gallery",
          component: screen(
            () => import("./gallery/GalleryPage.tsx"),
            () => import("../shared/i18n/gallery.ts"),
            "GalleryPage",
          ),
        }),
      ],
    }
  : { door: [], page: [] };
const inFrame = [createRoute({ ...inKb, path: "/", component: Home }), ...screens, ...gallery.page] as const;
const tree = root.addChildren([home, setup, signIn, ...gallery.door, kb.addChildren(inFrame)]);

/** @param history a memory history in tests; the address bar otherwise */
export function createAppRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { client },
    basepath: basePath() || "/",
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    ...(history ? { history } : {}),
  });
}
export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
