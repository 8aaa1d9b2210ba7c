import { addDays, startOfDay } from "@/domain/time";

const WORKING_DAYS = 2;
const [SUNDAY, SATURDAY] = [0, 6];

/** The day on which a bank usually shows what is sent now: two working days later. */
export function expectedArrival(sentAt: Date): Date {
  let day = startOfDay(sentAt);
  for (let left = WORKING_DAYS; left > 0; ) {
    day = addDays(day, 1);
    if (day.getUTCDay() !== SUNDAY && day.getUTCDay() !== SATURDAY) left -= 1;
  }
  return day;
}
