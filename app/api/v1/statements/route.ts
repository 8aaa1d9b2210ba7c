import { endpoint } from "@/app/_edge/endpoint";
import { answerStatements } from "@/app/_edge/statement-answer";
import { statementsContract } from "@/contract/statements/statements";

export const GET = endpoint(statementsContract, answerStatements);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
