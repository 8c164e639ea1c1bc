export { QueuesPage as default } from "@/features/queues/QueuesPage";
