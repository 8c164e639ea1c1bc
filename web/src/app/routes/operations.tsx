export { OperationsPage as default } from "@/features/operations/OperationsPage";
