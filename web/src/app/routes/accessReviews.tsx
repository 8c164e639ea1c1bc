import { ReviewsPage } from "@/features/reviews/ReviewsPage";

export default function Screen() {
  return <ReviewsPage />;
}
