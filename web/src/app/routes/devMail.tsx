export { DevMailPage as default } from "@/features/devmail/DevMailPage";
