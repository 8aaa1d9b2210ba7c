import { LoadingNote, Skeleton } from "@/components/ui/skeleton";

export default function OverviewLoading() {
  return (
    <div className="flex flex-col gap-6">
      <LoadingNote />
      <Skeleton className="h-56" />
      <Skeleton className="h-80" />
      <Skeleton className="h-72" />
    </div>
  );
}
