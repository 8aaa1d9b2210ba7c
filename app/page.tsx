import { developerContext } from "./_edge/visitor";

export default async function Home() {
  await developerContext();
  return (
    <main className="mx-auto max-w-2xl px-6 py-16">
      <h1 className="text-2xl font-semibold">Tributary</h1>
      <p className="mt-2 text-neutral-600">You are signed in.</p>
    </main>
  );
}
