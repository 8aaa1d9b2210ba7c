/** Stripe's names for what it still needs, by how they begin, the closer match first. */
const WORDS: readonly (readonly [string, string])[] = [
  ["external_account", "A bank account to pay you to"],
  ["tos_acceptance", "Your agreement to Stripe's terms"],
  ["business_profile", "What your business does and where it is on the web"],
  ["business_type", "Whether you are paid as a person or as a company"],
  ["settings", "How payments show on statements"],
  ["company.verification", "A document that proves your company"],
  ["company", "Your company's name, number and address"],
  ["documents", "A document about your business"],
];

/** The same for a person: Stripe names who first (`individual`, `person_…`), then what. */
const PERSON_WORDS: readonly (readonly [string, string])[] = [
  ["verification.proof_of_liveness", "A selfie that matches your identity document"],
  ["verification", "A photo of an identity document"],
  ["id_number", "Your tax or identity number"],
  ["ssn_last_4", "The last four digits of your social security number"],
  ["dob", "Your date of birth"],
  ["address", "Your address"],
  ["phone", "Your phone number"],
  ["email", "Your e-mail address"],
];

const ANYTHING_ELSE = "Some details about you";
const PERSON = /^(individual|representative|owners|directors|person_\w+)\./;

/** What is missing, in plain words, each said once. */
export function requirementWords(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(wordsFor))];
}

function wordsFor(name: string): string {
  const isPerson = PERSON.test(name);
  const what = isPerson ? name.replace(PERSON, "") : name;
  const found = (isPerson ? PERSON_WORDS : WORDS).find(([start]) => what.startsWith(start));
  return found?.[1] ?? ANYTHING_ELSE;
}
