export { TeamsPage as default } from "@/features/settings/TeamsPage";
