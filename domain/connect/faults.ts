import { GatewayFault } from "@/domain/gateway";
import { Refusal, type RefusalCode } from "@/domain/refusals";

/** Waits for the gateway; its trouble becomes the refusal that this path documents. */
export async function orRefuse<T>(code: RefusalCode, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof GatewayFault) throw new Refusal(code, { cause: fault });
    throw fault;
  }
}
