// The best few of many.

/** Puts one among the `best` (at most `most`, best first), or leaves it out; `best` is changed. Of equal ones the first to come stands first. */
export function keepBest<T>(best: T[], one: T, most: number, isBetter: (one: T, other: T) => boolean): void {
  let place = best.length;
  while (place > 0 && isBetter(one, best[place - 1]!)) place--;
  if (place === most) return;
  best.splice(place, 0, one);
  if (best.length > most) best.pop();
}

/** The n-th largest (from 1, at most as many as there are); `numbers` are brought into another order (quickselect, Hoare 1961). */
export function nthLargest(numbers: Float64Array, n: number): number {
  let low = 0;
  let high = numbers.length - 1;
  const place = n - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! > pivot) left++;
      while (numbers[right]! < pivot) right--;
      if (left > right) break;
      const one = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = one;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return numbers[place]!;
  }
  return numbers[place]!;
}
