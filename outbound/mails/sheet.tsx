import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { MailRow, MailWords } from "./mail-words";
import { DARK, STYLE } from "./style";

interface Props {
  readonly words: MailWords;
  readonly name: string;
  readonly appUrl: string;
  /** Why they get this mail, and how to get no more of them. */
  readonly because: string;
  readonly stopUrl: string | null;
}

/** The one sheet that every mail of ours is written on; in light and dark, wide and narrow. */
export function MailSheet({ words, name, appUrl, because, stopUrl }: Props) {
  const { heading, amount, paragraphs, rows, action, preview } = words;
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body style={STYLE.canvas}>
        <Container className="sheet" style={STYLE.sheet}>
          <Text className="accent" style={STYLE.brand}>
            Tributary
          </Text>
          <Heading as="h1" className="ink" style={STYLE.heading}>
            {heading}
          </Heading>
          {amount ? (
            <Text className="ink" style={STYLE.amount}>
              {amount}
            </Text>
          ) : null}
          <Text className="ink" style={STYLE.text}>
            Hello {name},
          </Text>
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} className="ink" style={STYLE.text}>
              {paragraph}
            </Text>
          ))}
          {rows.length > 0 ? <Facts rows={rows} /> : null}
          {action ? (
            <Button className="button" style={STYLE.button} href={`${appUrl}${action.href}`}>
              {action.label}
            </Button>
          ) : null}
          <Hr className="line" style={STYLE.line} />
          <Text className="muted" style={STYLE.small}>
            {because}{" "}
            {stopUrl ? (
              <Link className="muted" style={STYLE.link} href={stopUrl}>
                Send me no more of these
              </Link>
            ) : (
              <Link className="muted" style={STYLE.link} href={`${appUrl}/settings`}>
                Your settings
              </Link>
            )}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Facts({ rows }: { readonly rows: readonly MailRow[] }) {
  return (
    <Section style={STYLE.facts}>
      {rows.map((row) => (
        <Row key={row.name}>
          <Column className="muted line" style={STYLE.factName}>
            {row.name}
          </Column>
          <Column className="ink line" style={STYLE.factValue}>
            {row.value}
          </Column>
        </Row>
      ))}
    </Section>
  );
}
