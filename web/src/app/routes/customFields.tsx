export { CustomFieldsPage as default } from "@/features/customfields/CustomFieldsPage";
