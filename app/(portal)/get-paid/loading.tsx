import { LoadingNote, Skeleton } from "@/components/ui/skeleton";

export default function GetPaidLoading() {
  return (
    <div className="flex flex-col gap-6">
      <LoadingNote />
      <Skeleton className="h-16 max-w-md" />
      <Skeleton className="h-72" />
    </div>
  );
}
