import { lazy, Suspense } from "react";
import { HomePage } from "@/features/home/HomePage";
import { useCan } from "@/shared/api/session";
import { laterTexts } from "@/shared/i18n";

const DueReview = lazy(async () => {
  const [module] = await Promise.all([import("@/features/reviews/DueReview"), laterTexts()]);
  return module;
});

export default function Screen() {
  const decides = useCan()("access-review", "update");
  return (
    <HomePage
      notice={
        decides && (
          <Suspense>
            <DueReview />
          </Suspense>
        )
      }
    />
  );
}
