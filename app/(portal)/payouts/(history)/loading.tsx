import { LoadingNote, Skeleton } from "@/components/ui/skeleton";

export default function PayoutsLoading() {
  return (
    <div className="flex flex-col gap-6">
      <LoadingNote />
      <Skeleton className="h-16 max-w-md" />
      <Skeleton className="h-96" />
    </div>
  );
}
