/**
 * Mean ± sample standard deviation, to two digits.
 *
 * @param {readonly number[]} values
 * @param {boolean} [isSigned] with a sign before the mean, for differences
 */
export function spread(values, isSigned = false) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const sign = isSigned && mean >= 0 ? '+' : '';
  return `${sign}${mean.toFixed(2)} ± ${Math.sqrt(variance).toFixed(2)}`.replace('-', '−');
}
