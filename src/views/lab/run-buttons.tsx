import { ExportButton } from './export/export-button.tsx';
import { RunsButton } from './runs/runs-button.tsx';

/** The buttons for the run and the kept ones, beside the curves. */
export function RunButtons() {
  return (
    <>
      <ExportButton />
      <RunsButton />
    </>
  );
}
