import { developerContext } from "@/app/_edge/visitor";
import { MarkupField } from "@/components/apps/markup-field";
import { ActionForm } from "@/components/ui/action-form";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { create } from "./create";

export const metadata = { title: "Create an app" };

const FIRST_MARKUP_BPS = 2_000;
const LONGEST_NAME = 100;

export default async function NewAppPage() {
  const { policy } = await getEarningsSummary(await developerContext());
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <BackLink href="/apps">All apps</BackLink>
      <PageHeader
        title="Create an app"
        lead="Give it a name and say what you add to the price of a call. Both can be changed."
      />
      <Card>
        <ActionForm action={create} submit="Create app" busy="Creating…">
          <Field label="Name" hint="Only you see it.">
            <TextInput name="name" required maxLength={LONGEST_NAME} autoComplete="off" />
          </Field>
          <MarkupField
            initialBps={FIRST_MARKUP_BPS}
            maximumBps={policy.maximumMarkupBps}
            feeBps={policy.feeBps}
          />
        </ActionForm>
      </Card>
    </div>
  );
}
