const upTo = [0, 1, 2, 3].map((digits) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }));
const say = (value: number, digits: 0 | 1 | 2 | 3) => (upTo[digits] as Intl.NumberFormat).format(value);

/** A number of things: `12,345`. */
export function count(value: number): string {
  return say(value, 0);
}

/** A number of things with its noun: `1 person`, `1,200 people`. */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A number that need not be whole: `2.36`, `0.042`, `1,234`. Three figures say all that such a number knows. */
export function amount(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) {
    return value > 0 ? 'under 0.001' : 'over −0.001';
  }
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  return say(value, digits);
}

/** A share of 0 to 1 as a percentage. Never rounds to 0% or 100% what is not: nobody and everybody are strong words. */
export function percent(share: number): string {
  const hundredfold = share * 100;
  if (hundredfold > 0 && hundredfold < 0.1) {
    return 'under 0.1%';
  }
  if (hundredfold > 99.9 && hundredfold < 100) {
    return 'over 99.9%';
  }
  const digits = hundredfold < 10 || hundredfold > 99 ? 1 : 0;
  return `${say(hundredfold, digits)}%`;
}

/** A score of 0 to 100, whole: it is a summary and knows no more. */
export function score(value: number): string {
  if (value > 0 && value < 0.5) {
    return 'under 1';
  }
  if (value < 100 && value >= 99.5) {
    return 'over 99';
  }
  return say(value, 0);
}
