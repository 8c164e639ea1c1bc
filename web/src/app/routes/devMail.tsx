import { getRouteApi } from "@tanstack/react-router";
import { DevMailPage } from "@/features/devmail/DevMailPage";

const route = getRouteApi("/dev/mail");

export default function Screen() {
  return <DevMailPage openId={route.useSearch().open} />;
}
