import { developerContext } from "@/app/_edge/visitor";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { MarkupField } from "@/components/apps/markup-field";
import { MarkupHistory } from "@/components/apps/markup-history";
import { ActionForm } from "@/components/ui/action-form";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { DateTime } from "@/components/ui/date-time";
import { Field, TextInput } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { getApp } from "@/operations/get-app";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { listMarkups } from "@/operations/list-markups";
import { save } from "./save";

export const metadata = { title: "App" };

const MARKUPS_SHOWN = 50;
const LONGEST_NAME = 100;

export default async function AppPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await developerContext();
  const app = await orNotFound(getApp(ctx, { appId: (await params).id }));
  const [{ policy }, { markups }] = await Promise.all([
    getEarningsSummary(ctx),
    listMarkups(ctx, { appId: app.id, limit: MARKUPS_SHOWN }),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/apps">All apps</BackLink>
      <PageHeader
        title={app.name}
        lead={
          <>
            Since <DateTime value={app.createdAt} />
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card title="What a call costs">
          <ActionForm action={save.bind(null, app.id)} submit="Save changes">
            <Field label="Name">
              <TextInput name="name" defaultValue={app.name} required maxLength={LONGEST_NAME} />
            </Field>
            <MarkupField
              initialBps={app.markupBps}
              maximumBps={policy.maximumMarkupBps}
              feeBps={policy.feeBps}
            />
            <p className="text-sm text-ink-muted">
              A new markup holds for calls from the moment you save it. Earlier calls keep theirs,
              also those that are reported late.
            </p>
          </ActionForm>
        </Card>
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="Id">
            <p className="mb-3 text-sm text-ink-muted">
              The platform names your app by it with each call.
            </p>
            <CopyText text={app.id} what="the id" />
          </Card>
          <Card title="Markup over time" flush>
            <MarkupHistory markups={markups} />
          </Card>
        </div>
      </div>
    </div>
  );
}
