import "server-only";
import Credentials from "next-auth/providers/credentials";
import Email from "next-auth/providers/email";
import GitHub, { type GithubEmail } from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import { runtime } from "@/runtime";
import { DEMO_DEVELOPER, DEMO_OPERATOR } from "./operators";

/** The ways to sign in that this installation is configured for. */
export function configuredProviders(): Provider[] {
  const { env } = runtime();
  const providers: Provider[] = [];
  if (env.TRIBUTARY_MODE === "sandbox") {
    providers.push(demo("developer", DEMO_DEVELOPER));
    providers.push(demo("operator", DEMO_OPERATOR));
  }
  if (env.GITHUB_ID && env.GITHUB_SECRET) providers.push(gitHub(env.GITHUB_ID, env.GITHUB_SECRET));
  if (env.GOOGLE_ID && env.GOOGLE_SECRET) providers.push(google(env.GOOGLE_ID, env.GOOGLE_SECRET));
  if (env.SMTP_URL) providers.push(Email({ server: env.SMTP_URL, from: env.EMAIL_FROM }));
  return providers;
}

/** One click, no password: exists in the sandbox only. */
function demo(role: "developer" | "operator", email: string): Provider {
  return Credentials({
    id: `demo-${role}`,
    name: `demo ${role}`,
    credentials: {},
    authorize: () => ({ id: email, email, name: `Demo ${role}` }),
  });
}

/** People are known by their address, so only one that the provider has proven counts. */
function google(clientId: string, clientSecret: string): Provider {
  return Google({
    clientId,
    clientSecret,
    profile: (profile) => ({
      id: profile.sub,
      name: profile.name,
      email: profile.email_verified ? profile.email : null,
    }),
  });
}

function gitHub(clientId: string, clientSecret: string): Provider {
  return GitHub({
    clientId,
    clientSecret,
    userinfo: {
      url: "https://api.github.com/user",
      async request({ client, tokens }) {
        const profile = await client.userinfo(tokens.access_token ?? "");
        return { ...profile, email: (await provenGitHubEmail(tokens.access_token)) ?? "" };
      },
    },
  });
}

async function provenGitHubEmail(accessToken: string | undefined): Promise<string | undefined> {
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!answer.ok) return undefined;
  const emails: GithubEmail[] = await answer.json();
  return emails.find(({ primary, verified }) => primary && verified)?.email;
}
