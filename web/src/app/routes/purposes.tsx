export { PurposesPage as default } from "@/features/consents/PurposesPage";
