import type { RunReportData } from '../../report/run-report-data.ts';

/** The same run with names that try to leave the text they stand in, and with very long ones. */
export function hostileData(data: RunReportData): RunReportData {
  const text = JSON.stringify(data, (_, value) => (Number.isNaN(value) ? null : value))
    .replaceAll('auto-mpg', `<script>alert(1)</script>${'long-name'.repeat(20)}`)
    .replaceAll('horsepower', '</title><img src=x>')
    .replaceAll('"mpg"', String.raw`"\"onmouseover=\"alert(1) ${'mile per gallon '.repeat(12)}"`)
    .replaceAll('Europe', '</text></svg><script>alert(2)</script>')
    .replaceAll('Japan', '日本'.repeat(30))
    .replaceAll('"1979"', '"<script>79</script>"')
    .replaceAll('cholesky', '<img onerror=alert(3)>');
  return JSON.parse(text);
}
