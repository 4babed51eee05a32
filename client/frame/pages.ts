// The screens in the navigation, in order, each with its icon. A screen that has nothing to show yet is not here.
import {
  IconAbc,
  IconBook2,
  IconInbox,
  IconLayoutDashboard,
  IconListSearch,
  IconMessage2,
  IconRocket,
  IconSettings,
} from "@tabler/icons-react";

export const pages = [
  { name: "today", to: "/kb/$kb/today", icon: IconLayoutDashboard },
  { name: "knowledge", to: "/kb/$kb/knowledge", icon: IconBook2 },
  { name: "ask", to: "/kb/$kb/ask", icon: IconMessage2 },
  { name: "review", to: "/kb/$kb/review", icon: IconInbox },
  { name: "releases", to: "/kb/$kb/releases", icon: IconRocket },
  { name: "logs", to: "/kb/$kb/logs", icon: IconListSearch },
  { name: "vocabulary", to: "/kb/$kb/vocabulary", icon: IconAbc },
  { name: "settings", to: "/kb/$kb/settings", icon: IconSettings },
] as const;
export type PageName = (typeof pages)[number]["name"];
