export { NotificationsPage as default } from "@/features/notifications/NotificationsPage";
